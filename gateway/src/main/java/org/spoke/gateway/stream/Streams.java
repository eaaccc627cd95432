package org.spoke.gateway.stream;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;

/** Counts what stays open, since each holds memory and calls for as long as its reader likes. */
@Singleton
public final class Streams {
  /** What stays open, and how many of it at once. */
  public enum Kind {
    /** Event streams: each has one subscription in every service, and a service takes 100. */
    EVENTS(32),
    /** Followed logs: each holds one call and 64 KiB. */
    LOGS(16),
    /** Shells: each may hold 256 KiB either way, 8 MiB in all. */
    SHELLS(16);

    private final int most;

    Kind(int most) {
      this.most = most;
    }
  }

  private final Map<Kind, Semaphore> free = new EnumMap<>(Kind.class);

  Streams() {
    for (Kind kind : Kind.values()) {
      free.put(kind, new Semaphore(kind.most));
    }
  }

  /** Takes a place; throws too-many-streams when there is none. */
  public Place take(Kind kind) {
    if (!free.get(kind).tryAcquire()) {
      throw Problem.of(
          GatewayProblem.TOO_MANY_STREAMS,
          kind.most + " " + kind.name().toLowerCase(Locale.ROOT) + " are open.");
    }
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false)) {
        free.get(kind).release();
      }
    };
  }

  /** A place among those that stay open; giving it back twice changes nothing. */
  @FunctionalInterface
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
