package org.spoke.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

class ObservedAddressesTest {
  private static final Multiaddr MAPPED = Multiaddr.parse("/ip4/198.51.100.7/tcp/4001");
  private static final Multiaddr OTHER = Multiaddr.parse("/ip4/198.51.100.7/tcp/4002");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final ObservedAddresses observed = new ObservedAddresses(now::get);

  @Test
  void whatSeveralPeersSeeIsConfirmed() {
    for (int i = 0; i < ObservedAddresses.WITNESSES; i++) {
      assertThat(observed.confirmed()).isEmpty();
      observed.report(peer(i), MAPPED);
    }
    observed.report(peer(100), OTHER);
    assertThat(observed.confirmed()).containsExactly(MAPPED);
    assertThat(observed.all()).containsExactly(MAPPED, OTHER);
  }

  @Test
  void onePeerCountsOnceHoweverOftenItSpeaks() {
    for (int i = 0; i < 10; i++) {
      observed.report(peer(1), MAPPED);
    }
    assertThat(observed.confirmed()).isEmpty();
  }

  @Test
  void aNatThatShowsEveryPeerAnotherPortConfirmsNothing() {
    for (int i = 0; i < 20; i++) {
      observed.report(peer(i), Multiaddr.parse("/ip4/198.51.100.7/tcp/" + (5000 + i)));
    }
    assertThat(observed.confirmed()).isEmpty();
  }

  @Test
  void whatGonePeersSawIsForgottenInTime() {
    for (int i = 0; i < ObservedAddresses.WITNESSES; i++) {
      observed.report(peer(i), MAPPED);
    }
    observed.parted(peer(0));
    assertThat(observed.confirmed()).containsExactly(MAPPED);
    now.updateAndGet(time -> time.plus(ObservedAddresses.KEPT_AFTER_PARTING));
    assertThat(observed.confirmed()).isEmpty();
    now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
    assertThat(observed.all()).containsExactly(MAPPED);
  }

  @Test
  void reportsAreBounded() {
    for (int i = 0; i < 2 * ObservedAddresses.MOST_REPORTS; i++) {
      observed.report(peer(i), Multiaddr.parse("/ip4/198.51.100.7/tcp/" + (5000 + i)));
    }
    assertThat(observed.all()).hasSize(ObservedAddresses.MOST_REPORTS);
  }

  @Test
  void theLoopbackIsNoAddressForOthers() {
    observed.report(peer(1), Multiaddr.parse("/ip4/127.0.0.1/tcp/4001"));
    assertThat(observed.all()).isEmpty();
  }

  private static PeerId peer(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    seed[1] = (byte) (number >> 8);
    return PeerId.of(Keys.ed25519(seed).publicKey());
  }
}
