package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.spoke.libp2p.peer.PeerId;

/**
 * A network in one thread: who is asked answers at once, who has left cannot be reached. The same
 * seed gives the same run.
 */
final class SimulatedNetwork {
  private final Random random;
  private final MovableClock clock = new MovableClock();
  private final KadSettings settings;
  private final Map<PeerId, SimulatedPeer> byId = new HashMap<>();
  private final List<SimulatedPeer> peers = new ArrayList<>();
  private long requests;

  SimulatedNetwork(long seed, KadSettings settings) {
    this.random = new Random(seed);
    this.settings = settings;
  }

  MovableClock clock() {
    return clock;
  }

  Random random() {
    return random;
  }

  long requests() {
    return requests;
  }

  /** All that have not left. */
  List<SimulatedPeer> peers() {
    return List.copyOf(peers);
  }

  /** A new peer that knows nobody. */
  SimulatedPeer add(KadPeer self, boolean serves) {
    SimulatedPeer peer =
        new SimulatedPeer(
            this, self, serves, settings, new Surroundings(clock, random, Runnable::run));
    peers.add(peer);
    byId.put(peer.id(), peer);
    return peer;
  }

  /** A new peer that joins through one that is there. */
  SimulatedPeer join(KadPeer self, boolean serves) throws IOException {
    Optional<SimulatedPeer> seed = peers.isEmpty() ? Optional.empty() : Optional.of(anyServer());
    SimulatedPeer peer = add(self, serves);
    if (seed.isPresent()) {
      peer.node().join(List.of(seed.get().peer()));
    }
    return peer;
  }

  void joinMany(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      join(TestPeers.random(random), true);
    }
  }

  SimulatedPeer any() {
    return peers.get(random.nextInt(peers.size()));
  }

  private SimulatedPeer anyServer() {
    List<SimulatedPeer> servers = peers.stream().filter(SimulatedPeer::serves).toList();
    return servers.get(random.nextInt(servers.size()));
  }

  /** A peer is gone without a word. */
  void leave(SimulatedPeer peer) {
    peers.remove(peer);
    byId.remove(peer.id());
  }

  void maintainAll() throws InterruptedIOException {
    for (SimulatedPeer peer : peers()) {
      peer.node().maintain();
    }
  }

  Optional<SimulatedPeer> find(PeerId peer) {
    return Optional.ofNullable(byId.get(peer));
  }

  SimulatedPeer reach(KadPeer peer) throws IOException {
    requests++;
    return find(peer.id())
        .filter(found -> found.serves() && peer.addresses().contains(found.address()))
        .orElseThrow(() -> new IOException("Nobody answers"));
  }

  /** The servers truly nearest to a key, without the one that asks. */
  List<PeerId> trulyNearest(Key target, int count, PeerId without) {
    Comparator<PeerId> byDistance = Comparator.comparing(Key::of, target.byDistance());
    return peers.stream()
        .filter(SimulatedPeer::serves)
        .map(SimulatedPeer::id)
        .filter(id -> !id.equals(without))
        .sorted(byDistance)
        .limit(count)
        .toList();
  }
}
