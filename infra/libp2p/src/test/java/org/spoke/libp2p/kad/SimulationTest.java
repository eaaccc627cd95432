package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.peer.PeerId;

/** 500 peers in one thread; {@code -Dkad.peers=5000} for more. */
class SimulationTest {
  private static final int PEERS = Integer.getInteger("kad.peers", 500);
  private static final int LOOKUPS = 200;
  private static final int K = KadSettings.USUAL.replication();
  private static final double CHURN = 0.3;

  private final SimulatedNetwork network = new SimulatedNetwork(42, KadSettings.USUAL);

  /** What many lookups took, on average. */
  private record Figures(double recall, double requests, double hops) {}

  @Test
  void theNearestPeersAreFoundWhileThreeOfTenLeaveAndOthersCome() throws IOException {
    network.joinMany(PEERS);
    Figures calm = lookUp();
    churn();
    Figures churned = lookUp();
    print("calm", calm);
    print("after 30% churn", churned);

    assertThat(calm.recall()).isGreaterThanOrEqualTo(0.99);
    assertThat(churned.recall()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void theNearestPeersAreFoundAgainAfterThreeOfTenHaveVanishedAtOnce() throws IOException {
    network.joinMany(PEERS);
    leaveAtOnce();
    Figures before = lookUp();
    network.clock().advance(KadTimes.USUAL.refresh());
    network.maintainAll();
    Figures refreshed = lookUp();
    print("30% vanished at once", before);
    print("30% vanished, one refresh later", refreshed);

    assertThat(before.recall()).isGreaterThanOrEqualTo(0.85);
    assertThat(refreshed.recall()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void hopsAndRequestsGrowWithTheLogarithmOfPeers() throws IOException {
    network.joinMany(PEERS / 4);
    Figures few = lookUp();
    network.joinMany(PEERS - PEERS / 4);
    Figures many = lookUp();
    print(PEERS / 4 + " peers", few);
    print(PEERS + " peers", many);

    assertThat(many.hops()).isLessThanOrEqualTo(Math.log(PEERS) / Math.log(2));
    assertThat(many.hops() - few.hops()).isLessThanOrEqualTo(2);
    assertThat(many.requests() - few.requests()).isLessThanOrEqualTo(2 * K / 2);
    assertThat(many.requests()).isLessThanOrEqualTo(2 * K + Math.log(PEERS) / Math.log(2));
  }

  @Test
  void peersThatOnlyAskAreInNobodysTable() throws IOException {
    network.joinMany(100);
    Set<PeerId> clients = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      clients.add(network.join(TestPeers.random(network.random()), false).id());
    }
    lookUp();

    for (SimulatedPeer peer : network.peers()) {
      List<KadPeer> known = peer.node().table().nearest(Key.of(peer.id()), PEERS);
      assertThat(known).isNotEmpty().noneMatch(other -> clients.contains(other.id()));
    }
  }

  @Test
  void aValueOutlivesThePeersThatKeepIt() throws IOException {
    network.joinMany(PEERS);
    ByteString key = ByteString.copyFromUtf8("/test/value");
    ByteString value = ByteString.copyFromUtf8("good");
    SimulatedPeer author = network.any();
    assertThat(author.node().put(key, value)).isEqualTo(K);
    churn();

    assertThat(network.any().node().get(key, 0)).contains(value);
  }

  private void churn() throws IOException {
    int rounds = 10;
    for (int round = 0; round < rounds; round++) {
      network.clock().advance(Duration.ofMinutes(2));
      for (int i = 0; i < PEERS * CHURN / rounds; i++) {
        network.leave(network.any());
        network.join(TestPeers.random(network.random()), true);
      }
      network.maintainAll();
    }
  }

  private void leaveAtOnce() {
    for (int i = 0; i < PEERS * CHURN; i++) {
      network.leave(network.any());
    }
  }

  private Figures lookUp() throws IOException {
    double found = 0;
    double requests = 0;
    double hops = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      ByteString key = ByteString.copyFromUtf8("key " + network.random().nextLong());
      SimulatedPeer asking = network.any();
      PeerRouting.Found result = asking.node().nearest(key);
      found += recall(result.peers(), network.trulyNearest(Key.of(key), K, asking.id()));
      requests += result.cost().requests();
      hops += result.cost().hops();
    }
    return new Figures(found / LOOKUPS, requests / LOOKUPS, hops / LOOKUPS);
  }

  private static double recall(List<KadPeer> found, List<PeerId> truth) {
    List<PeerId> ids = found.stream().map(KadPeer::id).toList();
    return (double) truth.stream().filter(ids::contains).count() / truth.size();
  }

  private static void print(String when, Figures figures) {
    System.out.printf(
        "kad, %d peers, %s: recall %.4f, %.1f requests and %.2f hops a lookup%n",
        PEERS, when, figures.recall(), figures.requests(), figures.hops());
  }
}
