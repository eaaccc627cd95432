package org.spoke.libp2p.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.multiaddr.Multiaddr;

class MemoryPeerstoreTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final PeerstoreLimits LIMITS = new PeerstoreLimits(3, 4, 2, 10);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MemoryPeerstore store = new MemoryPeerstore(() -> now, LIMITS);
  private final PrivateKey key = key(1);
  private final PeerId peer = PeerId.of(key.publicKey());

  @Test
  void anAddressIsKnownUntilItExpires() {
    store.addAddresses(peer, addresses(1), HOUR);

    now = now.plus(HOUR).minusMillis(1);
    assertThat(store.addresses(peer)).isEqualTo(addresses(1));
    assertThat(store.peers()).containsExactly(peer);

    now = now.plusMillis(1);
    assertThat(store.addresses(peer)).isEmpty();
    assertThat(store.peers()).isEmpty();
  }

  @Test
  void anAddressThatIsHeardAgainLivesAsLongAsTheLongerTime() {
    store.addAddresses(peer, addresses(1), HOUR.multipliedBy(2));
    store.addAddresses(peer, addresses(1), HOUR);
    store.addAddresses(peer, addresses(2), HOUR);

    now = now.plus(HOUR);

    assertThat(store.addresses(peer)).isEqualTo(addresses(1));
  }

  @Test
  void theAddressHeardLastComesFirst() {
    store.addAddresses(peer, addresses(1, 2), HOUR);
    store.addAddresses(peer, addresses(1), HOUR);

    assertThat(store.addresses(peer)).isEqualTo(addresses(1, 2));
  }

  @Test
  void beyondTheLimitTheAddressesThatExpireFirstAreForgotten() {
    store.addAddresses(peer, addresses(1), HOUR);
    store.addAddresses(peer, addresses(2), Duration.ofMinutes(1));
    store.addAddresses(peer, addresses(3, 4, 5), HOUR);

    assertThat(store.addresses(peer)).isEqualTo(addresses(5, 4, 3, 1));
  }

  @Test
  void anIdAtTheEndIsLeftOffAndAnotherPeersAddressIgnored() {
    Multiaddr address = addresses(1).getFirst();
    PeerId other = peer(2);

    store.addAddresses(
        peer,
        List.of(
            address.withPeer(peer),
            addresses(2).getFirst().withPeer(other),
            Multiaddr.parse("/p2p/" + peer)),
        HOUR);

    assertThat(store.addresses(peer)).containsExactly(address);
  }

  @Test
  void anAddressThatFailedIsRemoved() {
    store.addAddresses(peer, addresses(1, 2), HOUR);
    store.acceptRecord(signed(1, addresses(3, 4)), HOUR);

    store.removeAddress(peer, addresses(1).getFirst());
    store.removeAddress(peer, addresses(3).getFirst().withPeer(peer));
    store.removeAddress(peer(2), addresses(3).getFirst());

    assertThat(store.addresses(peer)).isEqualTo(addresses(4, 2));
  }

  @Test
  void whatAPeerSignedComesBeforeWhatOthersSay() {
    store.acceptRecord(signed(1, addresses(3)), HOUR);
    store.addAddresses(peer, addresses(1, 3), HOUR);

    assertThat(store.addresses(peer)).isEqualTo(addresses(3, 1));
  }

  @Test
  void aNewerRecordSupersedesAnOlderOne() {
    SignedPeerRecord newer = signed(2, addresses(2));

    assertThat(store.acceptRecord(signed(1, addresses(1)), HOUR)).isTrue();
    assertThat(store.acceptRecord(newer, HOUR)).isTrue();
    assertThat(store.acceptRecord(signed(1, addresses(1)), HOUR)).isFalse();
    assertThat(store.acceptRecord(signed(2, addresses(3)), HOUR)).isFalse();

    assertThat(store.addresses(peer)).isEqualTo(addresses(2));
    assertThat(store.signedRecord(peer)).contains(newer);
  }

  @Test
  void theSameRecordAgainLivesLonger() {
    store.acceptRecord(signed(1, addresses(1)), HOUR);
    now = now.plusSeconds(1);
    assertThat(store.acceptRecord(signed(1, addresses(1)), HOUR)).isTrue();

    now = now.plus(HOUR).minusMillis(1);

    assertThat(store.addresses(peer)).isEqualTo(addresses(1));
  }

  @Test
  void anExpiredRecordStillTellsWhichRecordsAreOld() {
    store.acceptRecord(signed(2, addresses(2)), HOUR);
    store.setAgentVersion(peer, "agent");
    now = now.plus(HOUR);

    assertThat(store.signedRecord(peer)).isEmpty();
    assertThat(store.addresses(peer)).isEmpty();
    assertThat(store.acceptRecord(signed(1, addresses(1)), HOUR)).isFalse();
  }

  @Test
  void thePeerThatWasNotAskedForTheLongestIsForgottenFirst() {
    IntStream.of(1, 2, 3)
        .forEach(number -> store.addAddresses(peer(number), addresses(number), HOUR));
    store.addresses(peer(1));

    store.addAddresses(peer(4), addresses(4), HOUR);

    assertThat(store.peers()).containsExactly(peer(3), peer(1), peer(4));
  }

  @Test
  void askingForAnUnknownPeerRemembersNothing() {
    assertThat(store.addresses(peer)).isEmpty();
    assertThat(store.protocols(peer)).isEmpty();
    assertThat(store.agentVersion(peer)).isEmpty();
    assertThat(store.latency(peer)).isEmpty();
    assertThat(store.signedRecord(peer)).isEmpty();
    assertThat(store.peers()).isEmpty();
  }

  @Test
  void whatAPeerSaysOfItselfIsKeptWithinLimits() {
    List<ProtocolId> protocols = Stream.of("/a", "/a", "/b", "/c").map(ProtocolId::new).toList();

    store.setProtocols(peer, protocols);
    store.setAgentVersion(peer, "0123456789abc");

    assertThat(store.protocols(peer)).containsExactly(new ProtocolId("/a"), new ProtocolId("/b"));
    assertThat(store.agentVersion(peer)).contains("0123456789");
  }

  @Test
  void oneSlowRoundTripChangesTheLatencyByATenthOfTheDifference() {
    store.recordLatency(peer, Duration.ofMillis(10));
    store.recordLatency(peer, Duration.ofMillis(110));

    assertThat(store.latency(peer)).contains(Duration.ofMillis(20));
  }

  @Test
  void aKeyIsItsOwnPeersOnly() {
    assertThat(store.key(peer)).contains(key.publicKey());
    store.addKey(peer, key.publicKey());
    assertThat(store.key(peer)).contains(key.publicKey());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.addKey(peer, key(2).publicKey()))
        .withMessageContaining("is not the key of " + peer);
  }

  @Test
  void aForgottenPeerIsUnknown() {
    store.addAddresses(peer, addresses(1), HOUR);
    store.forget(peer);

    assertThat(store.addresses(peer)).isEmpty();
    assertThat(store.peers()).isEmpty();
  }

  @Test
  void aSnapshotRestoresAllThatHasNotExpired() {
    store.addAddresses(peer(2), addresses(9), Duration.ofMinutes(1));
    store.addAddresses(peer, addresses(1), HOUR);
    store.acceptRecord(signed(5, addresses(2)), HOUR);
    store.setProtocols(peer, List.of(new ProtocolId("/a")));
    store.setAgentVersion(peer, "agent");
    store.recordLatency(peer, Duration.ofMillis(3));
    store.addKey(peer, key.publicKey());
    List<PeerEntry> kept = store.snapshot();
    now = now.plusSeconds(60);

    MemoryPeerstore restored = new MemoryPeerstore(() -> now, LIMITS);
    restored.restore(kept);

    assertThat(kept).hasSize(2);
    assertThat(restored.peers()).containsExactly(peer);
    assertThat(restored.addresses(peer)).isEqualTo(addresses(2, 1));
    assertThat(restored.snapshot()).isEqualTo(kept.subList(1, 2));
    assertThat(restored.acceptRecord(signed(4, addresses(3)), HOUR)).isFalse();
  }

  private SignedPeerRecord signed(long sequence, List<Multiaddr> addresses) {
    return SignedPeerRecord.sign(key, new PeerRecord(peer, sequence, addresses));
  }

  private static PeerId peer(int number) {
    return PeerId.of(key(number).publicKey());
  }

  private static PrivateKey key(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return Keys.ed25519(seed);
  }

  private static List<Multiaddr> addresses(int... ports) {
    return Arrays.stream(ports)
        .mapToObj(port -> Multiaddr.parse("/ip4/192.0.2.1/tcp/" + port))
        .toList();
  }
}
