package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.peer.PeerId;

class LookupTest {
  private static final Lookup.Width WIDTH = new Lookup.Width(3, 2, 3);

  private final Random random = new Random(1);
  private final PeerId self = TestPeers.randomId(random);
  private final Key target = Key.of(new byte[] {1});

  /** The nearest first. */
  private final List<KadPeer> peers =
      Stream.generate(() -> TestPeers.random(random))
          .limit(8)
          .sorted(Comparator.comparing(KadPeer::key, target.byDistance()))
          .toList();

  @Test
  void asManyAsAllowedAreAskedTheNearestFirst() {
    Lookup lookup = new Lookup(self, target, WIDTH, peers);

    assertThat(lookup.next()).contains(peers.get(0));
    assertThat(lookup.next()).contains(peers.get(1));
    assertThat(lookup.next()).isEmpty();
  }

  @Test
  void itEndsWhenTheNearestHaveAnsweredNotWhenTheyWereAsked() {
    Lookup lookup = new Lookup(self, target, new Lookup.Width(3, 3, 3), peers);
    List<KadPeer> asked = List.of(ask(lookup), ask(lookup), ask(lookup));
    lookup.answered(asked.get(0), List.of());
    lookup.answered(asked.get(1), List.of());
    assertThat(lookup.isFinished()).isFalse();

    lookup.answered(asked.get(2), List.of());

    assertThat(lookup.isFinished()).isTrue();
    assertThat(lookup.nearest()).isEqualTo(peers.subList(0, 3));
  }

  @Test
  void whoFailsIsReplacedByTheNextNearest() {
    Lookup lookup = new Lookup(self, target, WIDTH, peers);
    KadPeer first = ask(lookup);
    lookup.failed(first);

    finish(lookup);

    assertThat(lookup.nearest()).isEqualTo(peers.subList(1, 4));
  }

  @Test
  void nearerPeersThatAreHeardOfOnTheWayAreAskedToo() {
    Lookup lookup = new Lookup(self, target, WIDTH, peers.subList(5, 8));
    KadPeer first = ask(lookup);
    lookup.answered(first, peers.subList(0, 3));

    finish(lookup);

    assertThat(lookup.nearest()).isEqualTo(peers.subList(0, 3));
    assertThat(lookup.hops()).isEqualTo(2);
  }

  @Test
  void aPeerIsAskedAgainOnlyAtAnotherAddress() {
    Lookup lookup = new Lookup(self, target, WIDTH, peers.subList(0, 2));
    KadPeer first = ask(lookup);
    KadPeer second = ask(lookup);
    lookup.failed(first);
    KadPeer elsewhere = new KadPeer(first.id(), List.of(TestPeers.address(random)));
    lookup.answered(second, List.of(elsewhere));

    KadPeer again = ask(lookup);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.addresses()).containsAll(elsewhere.addresses());
    lookup.failed(again);
    assertThat(lookup.isFinished()).isTrue();
  }

  @Test
  void whoInventsPeersWithoutEndIsNotFollowedWithoutEnd() {
    Lookup lookup = new Lookup(self, target, new Lookup.Width(20, 10, 20), peers);
    Optional<KadPeer> next = lookup.next();
    while (next.isPresent()) {
      lookup.answered(
          next.get(), Stream.generate(() -> TestPeers.random(random)).limit(1_000).toList());
      next = lookup.next();
    }

    assertThat(lookup.isFinished()).isTrue();
    assertThat(lookup.requests()).isLessThanOrEqualTo(Lookup.MAX_REQUESTS);
  }

  @Property(tries = 200)
  void whateverFailsTheNearestThatAnswerAreFound(@ForAll long seed) {
    Random chance = new Random(seed);
    List<KadPeer> alive = peers.stream().filter(peer -> chance.nextInt(3) > 0).toList();
    Lookup lookup = new Lookup(self, target, WIDTH, peers);
    List<KadPeer> underWay = new ArrayList<>();
    while (!lookup.isFinished()) {
      lookup.next().ifPresent(underWay::add);
      if (!underWay.isEmpty() && chance.nextBoolean()) {
        KadPeer peer = underWay.remove(chance.nextInt(underWay.size()));
        end(lookup, peer, alive.contains(peer));
      }
    }

    assertThat(lookup.nearest()).startsWith(alive.stream().limit(3).toArray(KadPeer[]::new));
  }

  private static void end(Lookup lookup, KadPeer peer, boolean answers) {
    if (answers) {
      lookup.answered(peer, List.of());
    } else {
      lookup.failed(peer);
    }
  }

  private static KadPeer ask(Lookup lookup) {
    return lookup.next().orElseThrow();
  }

  private static void finish(Lookup lookup) {
    while (!lookup.isFinished()) {
      lookup.next().ifPresent(peer -> lookup.answered(peer, List.of()));
    }
  }
}
