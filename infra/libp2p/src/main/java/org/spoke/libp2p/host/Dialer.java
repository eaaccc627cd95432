package org.spoke.libp2p.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.transport.UpgradedConnection;

/** Connects to peers: callers who want the same one at once share a dial. */
final class Dialer {
  /** Takes a new connection in, or refuses it. */
  @FunctionalInterface
  interface Admission {
    HostConnection admit(UpgradedConnection connection) throws IOException;
  }

  private final ConnectionTable connections;
  private final Ways ways;
  private final Admission admission;
  private final ExecutorService threads;
  private final Counters counters;

  /** Guarded by this. */
  private final Map<PeerId, SharedDial> dials = new HashMap<>();

  Dialer(
      ConnectionTable connections,
      Ways ways,
      Admission admission,
      ExecutorService threads,
      Counters counters) {
    this.connections = connections;
    this.ways = ways;
    this.admission = admission;
    this.threads = threads;
    this.counters = counters;
  }

  /** The open connection, or a new one. */
  HostConnection connect(PeerId peer, Collection<Multiaddr> addresses) throws IOException {
    while (true) {
      Optional<HostConnection> open = connections.best(peer);
      if (open.isPresent()) {
        return open.get();
      }
      SharedDial dial = join(peer, addresses);
      try {
        return dial.await();
      } catch (InterruptedIOException cancelled) {
        throw cancelled;
      } catch (IOException failed) {
        if (dial.covers(addresses)) {
          throw failed;
        }
      } finally {
        leave(dial);
      }
    }
  }

  /** A new connection, whatever is open. */
  HostConnection dial(PeerId peer, Collection<Multiaddr> addresses) throws IOException {
    try {
      return admission.admit(race(peer, ways.among(peer, addresses)).run());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while dialing " + peer);
    }
  }

  private DialRace race(PeerId peer, List<Multiaddr> addresses) {
    return new DialRace(peer, addresses, ways::go, threads);
  }

  private synchronized SharedDial join(PeerId peer, Collection<Multiaddr> addresses)
      throws IOException {
    SharedDial dial = dials.get(peer);
    if (dial == null) {
      dial = start(new SharedDial(peer, addresses));
      dials.put(peer, dial);
    }
    dial.join();
    return dial;
  }

  private SharedDial start(SharedDial dial) throws IOException {
    try {
      counters.dials.increment();
      Future<?> task = threads.submit(() -> run(dial));
      dial.onCancel(() -> task.cancel(true));
      return dial;
    } catch (RejectedExecutionException closing) {
      throw new IOException("The host is closed", closing);
    }
  }

  private synchronized void leave(SharedDial dial) {
    if (dial.leave() && dials.remove(dial.peer(), dial)) {
      counters.dialsCancelled.increment();
      dial.cancel();
    }
  }

  private void run(SharedDial dial) {
    try {
      dial.succeed(connection(dial));
    } catch (IOException | InterruptedException | RuntimeException failed) {
      counters.dialsFailed.increment();
      dial.fail(failed);
    } finally {
      forget(dial);
    }
  }

  /** The connection may have come from the other side since somebody asked. */
  private HostConnection connection(SharedDial dial) throws IOException, InterruptedException {
    Optional<HostConnection> open = connections.best(dial.peer());
    return open.isPresent()
        ? open.get()
        : admission.admit(race(dial.peer(), ways.to(dial.peer(), dial.given())).run());
  }

  private synchronized void forget(SharedDial dial) {
    dials.remove(dial.peer(), dial);
  }
}
