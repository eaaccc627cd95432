package org.spoke.libp2p.identify;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.peer.PeerId;

/** Tells all connected peers of changes: of several at once in one go. */
final class Pushes {
  /** A host that starts handles its protocols one after another within this time. */
  private static final Duration GATHERING = Duration.ofMillis(250);

  /** At once: slow peers delay the others little, and a change floods nobody's network. */
  private static final int AT_ONCE = 32;

  private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);

  /** Tells one peer. */
  @FunctionalInterface
  interface Push {
    void to(Connection connection) throws IOException;
  }

  private final Host host;
  private final Push push;
  private final Executor threads;
  private final ScheduledExecutorService timer;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicBoolean due = new AtomicBoolean();

  Pushes(Host host, Push push, Executor threads, ScheduledExecutorService timer) {
    this.host = host;
    this.push = push;
    this.threads = threads;
    this.timer = timer;
  }

  /** Something has changed. */
  void due() {
    if (due.compareAndSet(false, true)) {
      timer.schedule(() -> start(this::tellAll), GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void start(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closing) {
      LOG.debug("Nobody is told of changes any more, since the host closes");
    }
  }

  private void tellAll() {
    due.set(false);
    List<PeerId> peers =
        host.connections().stream()
            .map(Connection::peer)
            .distinct()
            .filter(peer -> host.peerstore().protocols(peer).contains(Identify.PUSH))
            .toList();
    try {
      for (PeerId peer : peers) {
        free.acquire();
        start(() -> tell(peer));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(PeerId peer) {
    try {
      for (Connection connection : host.connections(peer).stream().limit(1).toList()) {
        push.to(connection);
      }
    } catch (IOException failed) {
      LOG.debug("{} was not told of changes: {}", peer, failed.getMessage());
    } finally {
      free.release();
    }
  }
}
