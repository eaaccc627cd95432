package org.spoke.libp2p.cli;

import java.util.concurrent.CountDownLatch;
import org.spoke.libp2p.Host;

/** The host of the verb that runs, so that whoever stops the process can end it. */
final class Session implements AutoCloseable {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Host host;
  private boolean closed;

  /** Takes a host, which lives until the end of the session. */
  synchronized Host begin(HostOptions options) {
    if (closed) {
      throw new IllegalStateException("The program was stopped before it began");
    }
    host = options.start();
    return host;
  }

  /** Waits until somebody stops the process. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public synchronized void close() {
    closed = true;
    stopped.countDown();
    if (host != null) {
      host.close();
    }
  }
}
