package org.spoke.gateway.fakes;

import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.spoke.base.rpc.SendInvocation;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.ServicePorts;

/** Leads the gateway under test to the fakes of its box. */
@Singleton
@Replaces(ServicePorts.class)
final class FakePorts implements ServicePorts {
  private final String box;
  private final List<ManagedChannel> open = new CopyOnWriteArrayList<>();

  FakePorts(@Value("${fakes.box}") String box) {
    this.box = box;
  }

  @Override
  public ManagedChannel channel(Service service) {
    ManagedChannel channel =
        InProcessChannelBuilder.forName(FakeBox.port(box, service))
            .intercept(new SendInvocation())
            .build();
    open.add(channel);
    return channel;
  }

  @PreDestroy
  void close() {
    open.forEach(ManagedChannel::shutdownNow);
  }
}
