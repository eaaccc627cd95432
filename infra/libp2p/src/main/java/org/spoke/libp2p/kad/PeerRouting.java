package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.spoke.libp2p.peer.PeerId;

/**
 * Finds peers, and fills the routing table by it (kad-dht spec, "Peer routing", "Bootstrap
 * process").
 */
final class PeerRouting {
  /**
   * To hit a bucket needs a key found by trying: twice as many tries for each further one, for this
   * one 65,000, some 30 ms. Farther buckets are used only with millions of peers.
   */
  static final int LAST_REFRESHED_BUCKET = 15;

  private static final byte[] MULTIHASH_PREFIX = {0x12, 0x20};
  private static final int MULTIHASH_BYTES = 34;

  private final KadNetwork network;
  private final Queries queries;
  private final RandomGenerator random;

  PeerRouting(KadNetwork network, Queries queries, RandomGenerator random) {
    this.network = network;
    this.queries = queries;
    this.random = random;
  }

  Found nearest(ByteString key) throws IOException {
    try (Query query = queries.towards(new Request.FindNode(key)).finish()) {
      return new Found(query.nearest(), query.cost());
    }
  }

  /** The peers that a lookup has found, the nearest first, and what it took. */
  record Found(List<KadPeer> peers, Query.Cost cost) {}

  /** Where a peer is: as it was met, or as others say. */
  Optional<KadPeer> find(PeerId peer) throws IOException {
    Request request = new Request.FindNode(ByteString.copyFrom(peer.bytes()));
    try (Query query = queries.towards(request)) {
      Optional<Query.Answer> answer = query.next();
      while (answer.filter(last -> !last.from().id().equals(peer)).isPresent()) {
        answer = query.next();
      }
      return query.heardOf(peer).filter(found -> !found.addresses().isEmpty());
    }
  }

  /** Looks for the own id, with the help of these peers. */
  void joinWith(Collection<KadPeer> seeds) throws IOException {
    ByteString self = ByteString.copyFrom(network.self().bytes());
    try (Query query = queries.towards(new Request.FindNode(self), seeds)) {
      query.finish();
    }
  }

  /** Looks for a random peer id of this bucket. */
  void refresh(int bucket) throws IOException {
    nearest(ByteString.copyFrom(idIn(bucket)));
  }

  private byte[] idIn(int bucket) {
    Key self = Key.of(network.self());
    byte[] id = new byte[MULTIHASH_BYTES];
    do {
      random.nextBytes(id);
      System.arraycopy(MULTIHASH_PREFIX, 0, id, 0, MULTIHASH_PREFIX.length);
    } while (self.commonPrefix(Key.of(id)) != bucket);
    return id;
  }

  /** Asks a peer whether it is still there. */
  boolean isAlive(KadPeer peer) throws IOException {
    ByteString self = ByteString.copyFrom(network.self().bytes());
    network.request(peer, new Request.FindNode(self));
    return true;
  }
}
