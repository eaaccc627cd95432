package org.spoke.libp2p.kad;

import java.util.List;
import java.util.Random;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Peers without keys, where only their names matter. */
final class TestPeers {
  private static final int MULTIHASH_BYTES = 34;

  private TestPeers() {}

  static PeerId randomId(Random random) {
    byte[] multihash = new byte[MULTIHASH_BYTES];
    random.nextBytes(multihash);
    multihash[0] = 0x12;
    multihash[1] = 0x20;
    return PeerId.ofBytes(multihash);
  }

  /** A peer at a random public address. */
  static KadPeer random(Random random) {
    return new KadPeer(randomId(random), List.of(address(random)));
  }

  static Multiaddr address(Random random) {
    return address(1 + random.nextInt(9), random.nextInt(256), random);
  }

  /** A random address of the network of these 16 bits. */
  static Multiaddr address(int first, int second, Random random) {
    return Multiaddr.parse(
        "/ip4/%d.%d.%d.%d/tcp/%d"
            .formatted(
                first,
                second,
                random.nextInt(256),
                random.nextInt(256),
                1_024 + random.nextInt(60_000)));
  }
}
