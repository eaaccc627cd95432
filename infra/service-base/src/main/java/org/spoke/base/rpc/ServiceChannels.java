package org.spoke.base.rpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.env.Environment;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.spoke.base.tls.BoxTls;

/** One mTLS channel to each other service of the box, opened when it is first used. */
@Singleton
public final class ServiceChannels implements AutoCloseable {
  /** Largest message either way, in bytes: a page of 500 events of 8 KiB each. */
  static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  /**
   * Seconds between pings on a quiet channel: a peer that vanished is noticed before a feed's
   * heartbeat is missed.
   */
  private static final int KEEPALIVE_SECONDS = 20;

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
  private final Environment settings;
  private final BoxTls tls;

  ServiceChannels(Environment settings, BoxTls tls) {
    this.settings = settings;
    this.tls = tls;
  }

  /**
   * The channel to a service, for example {@code channel("registry")}. Its address is {@code
   * spoke.services.<name>.host} and {@code .port}.
   */
  public ManagedChannel channel(String service) {
    return channels.computeIfAbsent(service, this::open);
  }

  private ManagedChannel open(String service) {
    String at = "spoke.services." + service;
    String host = settings.getProperty(at + ".host", String.class, "127.0.0.1");
    int port = settings.getRequiredProperty(at + ".port", Integer.class);
    return NettyChannelBuilder.forAddress(host, port)
        .overrideAuthority(BoxTls.BOX_NAME)
        .sslContext(tls.client())
        .executor(callbacks)
        .intercept(new SendInvocation())
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
        .build();
  }

  @Override
  @PreDestroy
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    callbacks.close();
  }
}
