package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.peer.PeerId;

class RoutingTableTest {
  private static final int K = 3;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(1);
  private final PeerId self = TestPeers.randomId(random);
  private final RoutingTable table = new RoutingTable(self, K, new Diversity(2, 4));

  @Test
  void whoWasThereFirstStaysAndNewcomersWaitUntilOneFails() {
    List<KadPeer> same = inBucket(0, K + 2);
    same.forEach(this::see);
    assertThat(same.subList(0, K)).allMatch(peer -> table.contains(peer.id()));
    assertThat(table.size()).isEqualTo(K);

    table.drop(same.get(0).id());

    assertThat(table.contains(same.get(0).id())).isFalse();
    assertThat(table.contains(same.get(K + 1).id())).as("the one seen last").isTrue();
    assertThat(table.size()).isEqualTo(K);
  }

  @Test
  void noBucketHasMoreOfOneNetworkThanAllowedAndTheTableNeither() {
    AddressGroup network = new AddressGroup("4206");
    for (int bucket = 0; bucket < 4; bucket++) {
      inBucket(bucket, K).forEach(peer -> see(peer, Optional.of(network)));
      assertThat(table.size()).isEqualTo(Math.min(4, 2 * (bucket + 1)));
    }
  }

  @Test
  void thePlaceOfOneThatFailsIsNotForANetworkThatHasEnough() {
    AddressGroup crowded = new AddressGroup("4206");
    List<KadPeer> peers = inBucket(0, K + 2);
    see(peers.get(0), Optional.of(crowded));
    see(peers.get(1), Optional.of(crowded));
    see(peers.get(2));
    see(peers.get(3));
    see(peers.get(4), Optional.of(crowded));

    table.drop(peers.get(2).id());

    assertThat(table.contains(peers.get(3).id())).isTrue();
    assertThat(table.contains(peers.get(4).id())).isFalse();
  }

  @Test
  void thisPeerItselfIsNeverIn() {
    assertThat(table.seen(new Contact(new KadPeer(self, List.of()), Optional.empty(), START)))
        .isFalse();
    assertThat(table.size()).isZero();
  }

  @Test
  void thoseSilentForLongAreNamedTheLongestFirst() {
    List<KadPeer> peers = inBucket(0, K);
    IntStream.range(0, K)
        .forEach(
            i ->
                table.seen(new Contact(peers.get(i), Optional.empty(), START.plusSeconds(10 - i))));

    assertThat(table.notSeenSince(START.plusSeconds(10), 5))
        .containsExactly(peers.get(2), peers.get(1));
  }

  @Property(tries = 100)
  void theNearestAreThoseThatSortingAllGives(@ForAll long seed) {
    Random chance = new Random(seed);
    RoutingTable wide = new RoutingTable(self, 20, Diversity.USUAL);
    List<KadPeer> known = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      KadPeer peer = TestPeers.random(chance);
      if (wide.seen(new Contact(peer, Optional.empty(), START))) {
        known.add(peer);
      }
    }
    Key target = chance.nextInt(4) == 0 ? Key.of(self) : Key.of(TestPeers.randomId(chance));

    assertThat(wide.nearest(target, 20))
        .isEqualTo(
            known.stream()
                .sorted(Comparator.comparing(KadPeer::key, target.byDistance()))
                .limit(20)
                .toList());
  }

  private void see(KadPeer peer) {
    see(peer, Optional.empty());
  }

  private void see(KadPeer peer, Optional<AddressGroup> network) {
    table.seen(new Contact(peer, network, START));
  }

  private List<KadPeer> inBucket(int bucket, int count) {
    Key own = Key.of(self);
    return Stream.generate(() -> TestPeers.random(random))
        .filter(peer -> own.commonPrefix(peer.key()) == bucket)
        .limit(count)
        .toList();
  }
}
