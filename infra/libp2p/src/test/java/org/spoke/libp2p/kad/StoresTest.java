package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.peer.PeerId;

class StoresTest {
  private static final StoreLimits LIMITS = new StoreLimits(10, 40_000, 10, 3, 5);
  private static final ByteString KEY = ByteString.copyFromUtf8("/test/key");
  private static final ByteString CONTENT = content(0);

  private final Random random = new Random(1);
  private final MovableClock clock = new MovableClock();
  private final PeerId self = TestPeers.randomId(random);
  private final ValueStore values =
      new ValueStore(
          self,
          new Validators(Map.of("test", new AnyValue())),
          clock,
          KadTimes.USUAL.valueExpiry(),
          LIMITS);
  private final ProviderStore providers =
      new ProviderStore(self, clock, random, KadTimes.USUAL, LIMITS);

  @Test
  void theBetterValueIsKeptWhicheverComesFirst() {
    values.put(KEY, text("good 2"));
    values.put(KEY, text("good 1"));
    assertThat(values.get(KEY).orElseThrow().value()).isEqualTo(text("good 2"));

    values.put(KEY, text("good 3"));

    assertThat(values.get(KEY).orElseThrow().value()).isEqualTo(text("good 3"));
  }

  @Test
  void anInvalidValueAndAnUnknownNamespaceAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> values.put(KEY, text("bad")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> values.put(text("/other/key"), text("good")))
        .withMessageContaining("\"other\"");
  }

  @Test
  void aValueExpiresUnlessItIsPutAgain() {
    values.put(KEY, text("good"));
    clock.advance(Duration.ofHours(47));
    values.put(KEY, text("good"));
    clock.advance(Duration.ofHours(47));
    assertThat(values.get(KEY)).isPresent();

    clock.advance(Duration.ofHours(1));

    assertThat(values.get(KEY)).isEmpty();
    values.expire();
    assertThat(values.size()).isZero();
  }

  @Test
  void ofTooManyValuesThoseNearestToThisPeerAreKept() {
    List<ByteString> keys = IntStream.range(0, 50).mapToObj(i -> text("/test/" + i)).toList();
    keys.forEach(key -> values.put(key, text("good")));

    assertThat(values.size()).isEqualTo(10);
    assertThat(
            keys.stream()
                .sorted(Comparator.comparing(Key::of, Key.of(self).byDistance()))
                .limit(10))
        .allMatch(key -> values.get(key).isPresent());
  }

  @Test
  void allValuesTogetherHaveNoMoreBytesThanAllowed() {
    ByteString large = text("good" + "x".repeat(ValueRecord.MAX_VALUE_BYTES - 4));
    values.put(text("/test/1"), large);
    values.put(text("/test/2"), large);

    assertThat(values.size()).isEqualTo(1);
  }

  @Test
  void aProvidersAddressesAreToldForAShortTimeAndItsIdForLong() {
    KadPeer provider = TestPeers.random(random);
    providers.add(CONTENT, provider);
    assertThat(providers.providers(CONTENT, 20)).containsExactly(provider);

    clock.advance(Duration.ofMinutes(30));
    assertThat(providers.providers(CONTENT, 20))
        .containsExactly(new KadPeer(provider.id(), List.of()));

    clock.advance(Duration.ofHours(48));
    assertThat(providers.providers(CONTENT, 20)).isEmpty();
    providers.expire();
    assertThat(providers.size()).isZero();
  }

  @Test
  void ofTooManyProvidersThoseThatAnnouncedThemselvesLastAreKept() {
    List<KadPeer> many = IntStream.range(0, 5).mapToObj(i -> TestPeers.random(random)).toList();
    many.forEach(provider -> providers.add(CONTENT, provider));

    assertThat(providers.providers(CONTENT, 20))
        .containsExactlyInAnyOrderElementsOf(many.subList(2, 5));
    assertThat(providers.providers(CONTENT, 2)).hasSize(2);
  }

  @Test
  void onePeerProvidesOnlySoManyKeysAndAllPeersTogetherToo() {
    KadPeer greedy = TestPeers.random(random);
    IntStream.range(0, 9).forEach(i -> providers.add(content(i), greedy));
    assertThat(providers.size()).isEqualTo(5);

    IntStream.range(0, 50).forEach(i -> providers.add(content(i), TestPeers.random(random)));

    assertThat(providers.size()).isEqualTo(10);
  }

  @Test
  void whatExpiresMakesRoomForTheSameProvider() {
    KadPeer greedy = TestPeers.random(random);
    IntStream.range(0, 5).forEach(i -> providers.add(content(i), greedy));
    clock.advance(Duration.ofHours(48));
    providers.expire();

    providers.add(content(9), greedy);

    assertThat(providers.providers(content(9), 20)).containsExactly(greedy);
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static ByteString content(int number) {
    return ContentKey.of(new byte[] {(byte) number}).bytes();
  }
}
