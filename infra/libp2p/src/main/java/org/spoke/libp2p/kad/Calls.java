package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The requests of one operation that are under way, each with a deadline. For one thread, which
 * bounds how many there are; the requests run on others.
 *
 * @param <T> what a request gives
 */
final class Calls<T> implements AutoCloseable {
  private final Executor executor;
  private final Duration deadline;

  /** The one that was started first comes first. */
  private final SequencedSet<Call> underWay = new LinkedHashSet<>();

  private final BlockingQueue<Call> ended = new LinkedBlockingQueue<>();

  Calls(Executor executor, Duration deadline) {
    this.executor = executor;
    this.deadline = deadline;
  }

  /** How a request ended. */
  sealed interface Outcome<T> {
    KadPeer peer();

    record Answered<T>(KadPeer peer, T answer) implements Outcome<T> {}

    record Failed<T>(KadPeer peer, IOException reason) implements Outcome<T> {}
  }

  void start(KadPeer peer, Callable<T> request) {
    Call call = new Call(peer, request);
    underWay.add(call);
    try {
      executor.execute(call);
    } catch (RejectedExecutionException closing) {
      call.cancel(false);
    }
  }

  int count() {
    return underWay.size();
  }

  /**
   * Waits until the next request ends or has taken too long. There must be one.
   *
   * @throws InterruptedIOException when the thread is interrupted
   */
  Outcome<T> take() throws InterruptedIOException {
    while (true) {
      Call oldest = underWay.getFirst();
      Call call = poll(oldest.due - System.nanoTime());
      if (call == null) {
        underWay.remove(oldest);
        oldest.cancel(true);
        return new Outcome.Failed<>(
            oldest.peer, new IOException("No answer within " + deadline.toMillis() + " ms"));
      }
      if (underWay.remove(call)) {
        return call.outcome();
      }
    }
  }

  private Call poll(long nanoseconds) throws InterruptedIOException {
    try {
      return ended.poll(nanoseconds, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while peers were asked");
    }
  }

  /** Cancels what is still under way. */
  @Override
  public void close() {
    underWay.forEach(call -> call.cancel(true));
    underWay.clear();
  }

  private final class Call extends FutureTask<T> {
    private final KadPeer peer;
    private final long due = System.nanoTime() + deadline.toNanos();

    Call(KadPeer peer, Callable<T> request) {
      super(request);
      this.peer = peer;
    }

    @Override
    protected void done() {
      ended.add(this);
    }

    Outcome<T> outcome() {
      return switch (state()) {
        case SUCCESS -> new Outcome.Answered<>(peer, resultNow());
        case FAILED -> new Outcome.Failed<>(peer, reason(exceptionNow()));
        case CANCELLED, RUNNING -> new Outcome.Failed<>(peer, new IOException("Cancelled"));
      };
    }

    private static IOException reason(Throwable failure) {
      return failure instanceof IOException known
          ? known
          : new IOException("A request failed unexpectedly", new ExecutionException(failure));
    }
  }
}
