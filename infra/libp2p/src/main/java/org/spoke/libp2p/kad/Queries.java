package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Asks other peers: one after another towards a key, or many at once. */
final class Queries {
  private final KadNetwork network;
  private final RoutingTable table;
  private final Contacts contacts;
  private final KadSettings settings;
  private final Executor executor;

  Queries(
      KadNetwork network,
      RoutingTable table,
      Contacts contacts,
      KadSettings settings,
      Executor executor) {
    this.network = network;
    this.table = table;
    this.contacts = contacts;
    this.settings = settings;
    this.executor = executor;
  }

  /**
   * Begins a lookup towards the request's key with the nearest peers known.
   *
   * @throws IOException when no peer is known
   */
  Query towards(Request request) throws IOException {
    return towards(request, List.of());
  }

  /** Begins a lookup as {@link #towards(Request)} does, also with these peers. */
  Query towards(Request request, Collection<KadPeer> seeds) throws IOException {
    Key target = Key.of(request.key());
    List<KadPeer> first = new ArrayList<>(table.nearest(target, settings.replication()));
    first.addAll(seeds);
    if (first.isEmpty()) {
      throw new IOException("No other peer of the DHT is known");
    }
    return new Query(
        network,
        contacts,
        request,
        new Lookup(network.self(), target, settings.width(), first),
        new Calls<>(executor, settings.times().request()),
        System.nanoTime() + settings.times().lookup().toNanos());
  }

  /** Does the same with each of these peers, several at once, and returns who did not fail. */
  List<KadPeer> each(Collection<KadPeer> peers, Attempt attempt) throws InterruptedIOException {
    List<KadPeer> succeeded = new ArrayList<>();
    Queue<KadPeer> waiting = new ArrayDeque<>(peers);
    try (Calls<Boolean> calls = new Calls<>(executor, settings.times().request())) {
      while (!waiting.isEmpty() || calls.count() > 0) {
        while (!waiting.isEmpty() && calls.count() < settings.concurrency()) {
          KadPeer peer = waiting.remove();
          calls.start(peer, () -> attempt.on(peer));
        }
        switch (calls.take()) {
          case Calls.Outcome.Answered(KadPeer peer, Boolean done) -> {
            contacts.serves(peer);
            if (done) {
              succeeded.add(peer);
            }
          }
          case Calls.Outcome.Failed(KadPeer peer, IOException reason) ->
              contacts.failed(peer.id(), reason);
        }
      }
    }
    return succeeded;
  }

  /** What is done with one peer. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Does it and waits.
     *
     * @return false when the peer has answered that it will not
     */
    boolean on(KadPeer peer) throws IOException;
  }
}
