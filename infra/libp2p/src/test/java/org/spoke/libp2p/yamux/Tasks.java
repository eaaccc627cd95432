package org.spoke.libp2p.yamux;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Work on virtual threads of its own. */
final class Tasks {
  private Tasks() {}

  static <T> CompletableFuture<T> supply(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> complete(result, action));
    return result;
  }

  static CompletableFuture<Void> run(Failing action) {
    return supply(
        () -> {
          action.run();
          return null;
        });
  }

  /** What an action fails with; an {@link AssertionError} when it does not. */
  static CompletableFuture<Throwable> failureOf(Failing action) {
    return run(action)
        .handle(
            (nothing, failure) -> failure == null ? new AssertionError("Nothing failed") : failure);
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> action) {
    try {
      result.complete(action.call());
    } catch (Exception | AssertionError failure) {
      result.completeExceptionally(failure);
    }
  }

  /** What may fail. */
  interface Failing {
    void run() throws Exception;
  }
}
