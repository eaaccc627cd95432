package org.spoke.libp2p.host;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a host.
 *
 * @param threads virtual ones
 * @param timer drops what is cancelled, and what comes after its end
 * @param loops for sockets
 */
record Machinery(ExecutorService threads, ScheduledThreadPoolExecutor timer, EventLoopGroup loops)
    implements AutoCloseable {
  /** One can move several Gbit/s; more than four only wait for the ciphers. */
  private static final int MOST_LOOPS = 4;

  /** Each: handlers that ignore their interruption keep a host open no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Machinery.class);

  static Machinery start() {
    int loops = Math.min(Runtime.getRuntime().availableProcessors(), MOST_LOOPS);
    return new Machinery(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("libp2p-", 0).factory()),
        newTimer(),
        new MultiThreadIoEventLoopGroup(
            loops, new DefaultThreadFactory("libp2p-io", true), NioIoHandler.newFactory()));
  }

  private static ScheduledThreadPoolExecutor newTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("libp2p-timer").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Interrupts what runs, and waits until it has ended. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "Threads of the host still run {} ms after their interruption", PATIENCE.toMillis());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    loops
        .shutdownGracefully(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(PATIENCE.toMillis());
  }
}
