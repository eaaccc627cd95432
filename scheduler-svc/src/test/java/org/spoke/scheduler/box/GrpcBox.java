package org.spoke.scheduler.box;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A box of fakes behind gRPC: it fails with the statuses that proto documents for each call. */
public final class GrpcBox implements AutoCloseable {
  private final Server server;
  private final ManagedChannel channel;

  public GrpcBox(FakeBox box) {
    String name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name).directExecutor().addServices(definitions(box)).build();
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    try {
      server.start();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public Channel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private static List<ServerServiceDefinition> definitions(FakeBox box) {
    return Stream.of(
            GrpcRegistry.of(box.registry), GrpcVms.of(box.host), GrpcPayments.of(box.payments))
        .flatMap(List::stream)
        .map(BindableService::bindService)
        .toList();
  }
}
