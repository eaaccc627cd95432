package org.spoke.libp2p.upgrade;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.spoke.libp2p.io.Duplex;

/** Closes a channel unless what has to be done with it is done in time. */
final class Deadline implements AutoCloseable {
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final Duration limit;
  private final Future<?> expiry;

  Deadline(Duplex channel, Duration limit, ScheduledExecutorService timer) {
    this.limit = limit;
    this.expiry = timer.schedule(() -> expire(channel), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void expire(Duplex channel) {
    if (state.compareAndSet(State.RUNNING, State.EXPIRED)) {
      channel.close();
    }
  }

  /**
   * Says that all is done, so that the channel is not closed any more.
   *
   * @throws IOException when that is too late
   */
  void met() throws IOException {
    if (!state.compareAndSet(State.RUNNING, State.MET)) {
      throw new IOException(message());
    }
  }

  /** Why the work failed: the deadline, or else what it failed of. */
  IOException reason(IOException failure) {
    return state.get() == State.EXPIRED ? new IOException(message(), failure) : failure;
  }

  private String message() {
    return "The connection was not upgraded within " + limit.toMillis() + " ms";
  }

  @Override
  public void close() {
    expiry.cancel(false);
  }

  private enum State {
    RUNNING,
    MET,
    EXPIRED
  }
}
