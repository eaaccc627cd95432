package org.spoke.libp2p.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.transport.UpgradedConnection;

/**
 * Tries the addresses of one peer, the next one when the last has failed or is slow, until one
 * leads there (RFC 8305 in small).
 */
final class DialRace {
  /** What RFC 8305 recommends between two attempts. */
  private static final Duration HEAD_START = Duration.ofMillis(250);

  /** Dials one address. */
  @FunctionalInterface
  interface Attempt {
    UpgradedConnection dial(Multiaddr address, PeerId peer)
        throws IOException, InterruptedException;
  }

  private final PeerId peer;
  private final Attempt attempt;
  private final ExecutorService threads;
  private final Queue<Multiaddr> untried;
  private final IOException failure;

  /** One for each attempt at most. */
  private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

  private final List<Future<?>> running = new ArrayList<>();
  private int waitedFor;
  private boolean over;

  /**
   * @param addresses in their order, at least one
   */
  DialRace(PeerId peer, Collection<Multiaddr> addresses, Attempt attempt, ExecutorService threads) {
    this.peer = peer;
    this.attempt = attempt;
    this.threads = threads;
    this.untried = new ArrayDeque<>(addresses);
    this.failure = new IOException("No address leads to " + peer + " of " + addresses);
  }

  /** What an attempt came to: one of both is null. */
  private record Outcome(UpgradedConnection connection, IOException failure) {}

  /**
   * Runs until the first connection.
   *
   * @throws IOException when no address leads there; each one's failure is suppressed in it
   */
  UpgradedConnection run() throws IOException, InterruptedException {
    try {
      start();
      while (waitedFor > 0) {
        Outcome outcome = outcomes.poll(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
        if (outcome != null && outcome.connection() != null) {
          return outcome.connection();
        }
        if (outcome != null) {
          waitedFor--;
          failure.addSuppressed(outcome.failure());
        }
        start();
      }
      throw failure;
    } finally {
      end();
    }
  }

  private void start() {
    Multiaddr next = untried.poll();
    if (next != null) {
      waitedFor++;
      running.add(threads.submit(() -> run(next)));
    }
  }

  private void run(Multiaddr address) {
    try {
      deliver(new Outcome(attempt.dial(address, peer), null));
    } catch (IOException failed) {
      deliver(new Outcome(null, new IOException(address + ": " + failed.getMessage(), failed)));
    } catch (InterruptedException cancelled) {
      deliver(new Outcome(null, new InterruptedIOException(address + " was given up")));
    } catch (RuntimeException bug) {
      deliver(new Outcome(null, new IOException("Dialing " + address + " failed", bug)));
    }
  }

  private synchronized void deliver(Outcome outcome) {
    if (!over) {
      outcomes.add(outcome);
    } else if (outcome.connection() != null) {
      outcome.connection().streams().close();
    }
  }

  /** Gives up the other attempts; those that succeed now are closed. */
  private void end() {
    List<Outcome> late = new ArrayList<>();
    synchronized (this) {
      over = true;
      outcomes.drainTo(late);
    }
    running.forEach(attempts -> attempts.cancel(true));
    late.stream()
        .filter(outcome -> outcome.connection() != null)
        .forEach(outcome -> outcome.connection().streams().close());
  }
}
