package org.spoke.base.rpc;

import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.spoke.base.tls.BoxTls;

/** Makes the gRPC server speak mTLS, handle each call on a virtual thread, and keep its limits. */
@Singleton
final class ServerSettings implements BeanCreatedEventListener<ServerBuilder<?>> {
  /**
   * Calls at once on one connection: the gateway's shells, feeds and requests together stay far
   * below.
   */
  private static final int MAX_CALLS_PER_CONNECTION = 500;

  /** Metadata of one call, in bytes. */
  private static final int MAX_METADATA_BYTES = 16 * 1024;

  /** Clients ping every 20 seconds; anything much faster is a fault. */
  private static final int MIN_KEEPALIVE_SECONDS = 10;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final BoxTls tls;

  ServerSettings(BoxTls tls) {
    this.tls = tls;
  }

  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
    if (event.getBean() instanceof NettyServerBuilder server) {
      return server
          .sslContext(tls.server())
          .executor(calls)
          .maxInboundMessageSize(ServiceChannels.MAX_MESSAGE_BYTES)
          .maxInboundMetadataSize(MAX_METADATA_BYTES)
          .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
          .permitKeepAliveTime(MIN_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
          .permitKeepAliveWithoutCalls(true);
    }
    return event.getBean();
  }

  @PreDestroy
  void close() {
    calls.shutdownNow();
  }
}
