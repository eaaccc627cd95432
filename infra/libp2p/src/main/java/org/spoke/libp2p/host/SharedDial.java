package org.spoke.libp2p.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** One dial, and how many wait for it. Its fields are guarded by the dialer. */
final class SharedDial {
  private final PeerId peer;
  private final Set<Multiaddr> given;
  private final CompletableFuture<HostConnection> outcome = new CompletableFuture<>();
  private Runnable cancel = () -> {};
  private int waiting;

  /**
   * @param given addresses besides those that are known anyway
   */
  SharedDial(PeerId peer, Collection<Multiaddr> given) {
    this.peer = peer;
    this.given = Set.copyOf(given);
  }

  /** Whether these addresses are tried, too. */
  boolean covers(Collection<Multiaddr> addresses) {
    return given.containsAll(addresses);
  }

  Set<Multiaddr> given() {
    return given;
  }

  PeerId peer() {
    return peer;
  }

  void join() {
    waiting++;
  }

  /**
   * @return whether nobody waits any more
   */
  boolean leave() {
    waiting--;
    return waiting == 0;
  }

  void onCancel(Runnable action) {
    cancel = action;
  }

  void cancel() {
    outcome.cancel(false);
    cancel.run();
  }

  void succeed(HostConnection connection) {
    outcome.complete(connection);
  }

  void fail(Exception reason) {
    outcome.completeExceptionally(reason);
  }

  HostConnection await() throws IOException {
    try {
      return outcome.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while dialing " + peer);
    } catch (CancellationException closed) {
      throw new IOException("The dial to " + peer + " was given up", closed);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException reason) {
        throw reason;
      }
      throw new IOException("The dial to " + peer + " failed", failed.getCause());
    }
  }
}
