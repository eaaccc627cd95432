package org.spoke.libp2p.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * Runs both sides of a conversation at once, a virtual thread each, and waits until both have
 * ended.
 */
public final class Together {
  /** Far more than any such conversation takes; without end it would hang the build. */
  private static final int PATIENCE_SECONDS = 30;

  private Together() {}

  /** What one side came to: a value, or else the failure. */
  public record Outcome<T>(T value, Throwable failure) {
    public boolean isFailure() {
      return failure != null;
    }

    /** The value, when this side was to succeed. */
    public T expected() {
      if (failure != null) {
        throw new AssertionError("This side was to succeed", failure);
      }
      return value;
    }
  }

  /** What both sides came to. */
  public record Outcomes<A, B>(Outcome<A> left, Outcome<B> right) {}

  public static <A, B> Outcomes<A, B> run(Callable<A> left, Callable<B> right) {
    CompletableFuture<Outcome<A>> leftOutcome = start(left);
    CompletableFuture<Outcome<B>> rightOutcome = start(right);
    return new Outcomes<>(await(leftOutcome), await(rightOutcome));
  }

  /** Starts one side alone. */
  public static <T> CompletableFuture<Outcome<T>> start(Callable<T> side) {
    CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> outcome.complete(outcomeOf(side)));
    return outcome;
  }

  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, SECONDS);
    } catch (TimeoutException stuck) {
      throw new AssertionError("A side has not ended after " + PATIENCE_SECONDS + " s", stuck);
    } catch (Exception failed) {
      throw new CompletionException(failed);
    }
  }

  /** Runs one side on the caller's thread. */
  public static <T> Outcome<T> outcomeOf(Callable<T> side) {
    try {
      return new Outcome<>(side.call(), null);
    } catch (Throwable failure) {
      return new Outcome<>(null, failure);
    }
  }
}
