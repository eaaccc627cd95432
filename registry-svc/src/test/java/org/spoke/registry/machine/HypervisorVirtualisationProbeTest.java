package org.spoke.registry.machine;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.spoke.proto.vm.v1.DescribeHypervisorRequest;
import org.spoke.proto.vm.v1.DescribeHypervisorResponse;
import org.spoke.proto.vm.v1.HypervisorsGrpc;

class HypervisorVirtualisationProbeTest extends VirtualisationProbeContract {
  private final List<Runnable> closing = new ArrayList<>();

  @AfterEach
  void close() {
    closing.forEach(Runnable::run);
  }

  @Override
  VirtualisationProbe answering(Virtualisation virtualisation) {
    start(new AnsweringHypervisors(virtualisation));
    return silent();
  }

  @Override
  VirtualisationProbe silent() {
    ManagedChannel channel = InProcessChannelBuilder.forName(name()).build();
    closing.add(channel::shutdownNow);
    return new HypervisorVirtualisationProbe(HypervisorsGrpc.newBlockingStub(channel));
  }

  private void start(AnsweringHypervisors hypervisors) {
    try {
      Server server = InProcessServerBuilder.forName(name()).addService(hypervisors).build();
      server.start();
      closing.add(server::shutdownNow);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String name() {
    return getClass().getSimpleName() + hashCode();
  }

  private static final class AnsweringHypervisors extends HypervisorsGrpc.HypervisorsImplBase {
    private final Virtualisation virtualisation;

    AnsweringHypervisors(Virtualisation virtualisation) {
      this.virtualisation = virtualisation;
    }

    @Override
    public void describe(
        DescribeHypervisorRequest request, StreamObserver<DescribeHypervisorResponse> reply) {
      reply.onNext(
          DescribeHypervisorResponse.newBuilder()
              .setKvm(virtualisation.kvm())
              .setDriver(virtualisation.driver())
              .setAcceleration(virtualisation.acceleration())
              .setReason(virtualisation.reason())
              .build());
      reply.onCompleted();
    }
  }
}
