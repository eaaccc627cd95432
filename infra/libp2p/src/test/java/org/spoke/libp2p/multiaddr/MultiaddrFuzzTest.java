package org.spoke.libp2p.multiaddr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.multibase.Multibase;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.testing.Mutations;

class MultiaddrFuzzTest {
  private static final Multiaddr VALID =
      Multiaddr.parse(
          "/ip6zone/eth0/ip6/2001:db8::1/tcp/443/tls/sni/example.org/ws"
              + "/p2p/QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N/p2p-circuit"
              + "/p2p/12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA");

  @Property
  void anAddressIsReadAsItWasWritten(@ForAll("addresses") Multiaddr address) {
    assertThat(Multiaddr.parse(address.toString())).isEqualTo(address);
    assertThat(Multiaddr.ofBytes(address.bytes())).isEqualTo(address);
  }

  @Property
  void whatWasPutTogetherIsTakenApart(
      @ForAll("addresses") Multiaddr outer, @ForAll("addresses") Multiaddr inner) {
    if (outer.has(Protocol.UNIX)) {
      return;
    }
    assertThat(outer.encapsulate(inner).decapsulate(inner)).contains(outer);
  }

  @Property
  void anyBytesAreAnAddressOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
    assertBytesReadOrRefused(bytes);
  }

  @Property
  void anyTextIsAnAddressOrRefused(@ForAll String text) {
    assertTextReadOrRefused(text);
    assertTextReadOrRefused("/dns/" + text);
    assertTextReadOrRefused("/unix/" + text);
  }

  @Test
  void faultyBytesAreReadAsTheyAreOrRefused() {
    Mutations.of(VALID.bytes(), 20_000, 1).forEach(MultiaddrFuzzTest::assertBytesReadOrRefused);
  }

  @Test
  void aFaultyTextIsReadOrRefused() {
    Mutations.of(VALID.toString().getBytes(StandardCharsets.ISO_8859_1), 20_000, 1)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .forEach(MultiaddrFuzzTest::assertTextReadOrRefused);
  }

  private static void assertBytesReadOrRefused(byte[] bytes) {
    Multiaddr address;
    try {
      address = Multiaddr.ofBytes(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
      return;
    }
    assertThat(address.bytes()).isEqualTo(bytes);
    assertThat(Multiaddr.parse(address.toString())).isEqualTo(address);
  }

  private static void assertTextReadOrRefused(String text) {
    Multiaddr address;
    try {
      address = Multiaddr.parse(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
      return;
    }
    assertThat(Multiaddr.parse(address.toString())).isEqualTo(address);
    assertThat(Multiaddr.ofBytes(address.bytes())).isEqualTo(address);
  }

  @Provide
  Arbitrary<Multiaddr> addresses() {
    Arbitrary<List<Component>> ways =
        components(Protocol.UNIX, false).list().ofMinSize(1).ofMaxSize(6);
    Arbitrary<List<Component>> ends = components(Protocol.UNIX, true).list().ofMaxSize(1);
    return Combinators.combine(ways, ends)
        .as((way, end) -> Multiaddr.of(Stream.concat(way.stream(), end.stream()).toList()));
  }

  private static Arbitrary<Component> components(Protocol special, boolean wanted) {
    return Arbitraries.of(Protocol.class)
        .filter(protocol -> (protocol == special) == wanted)
        .flatMap(protocol -> values(protocol).map(value -> Component.of(protocol, value)));
  }

  private static Arbitrary<String> values(Protocol protocol) {
    return switch (protocol) {
      case IP4 -> bytes(4).map(protocol.value()::toText);
      case IP6 -> bytes(16).map(protocol.value()::toText);
      case TCP, UDP -> Arbitraries.integers().between(0, 65_535).map(Object::toString);
      case DNS, DNS4, DNS6, DNSADDR, SNI, IP6ZONE -> names();
      case UNIX -> names().map(name -> "/" + name);
      case P2P -> bytes(32).map(digest -> PeerId.ofBytes(sha256(digest)).toString());
      case CERTHASH ->
          bytes(32).map(digest -> Multibase.BASE58BTC.encodeWithPrefix(sha256(digest)));
      case WEBRTC_DIRECT, P2P_CIRCUIT, TLS, NOISE, QUIC_V1, WEBTRANSPORT, WS, WSS ->
          Arbitraries.just("");
    };
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().withChars("-.äß").ofMinLength(1).ofMaxLength(30);
  }

  /** Zeros often, since they are what the text of IPv6 shortens. */
  private static Arbitrary<byte[]> bytes(int count) {
    return Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofSize(count);
  }

  private static byte[] sha256(byte[] digest) {
    byte[] multihash = new byte[2 + digest.length];
    multihash[0] = 0x12;
    multihash[1] = (byte) digest.length;
    System.arraycopy(digest, 0, multihash, 2, digest.length);
    return multihash;
  }
}
