package org.spoke.gateway.fakes;

import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.spoke.base.rpc.SendInvocation;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.ServicePorts;

/** Leads the gateway under test to the fakes of its box. */
@Singleton
@Replaces(ServicePorts.class)
final class FakePorts implements ServicePorts {
  private final String box;

  FakePorts(@Value("${fakes.box}") String box) {
    this.box = box;
  }

  @Override
  public ManagedChannel channel(Service service) {
    return InProcessChannelBuilder.forName(FakeBox.port(box, service))
        .intercept(new SendInvocation())
        .build();
  }
}
