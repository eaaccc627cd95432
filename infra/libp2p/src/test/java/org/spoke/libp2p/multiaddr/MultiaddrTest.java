package org.spoke.libp2p.multiaddr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.libp2p.peer.PeerId;

class MultiaddrTest {
  private static final String PEER = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";
  private static final String RELAY = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";

  /** Bytes put together by hand from the code table. */
  @ParameterizedTest
  @CsvSource({
    "/ip4/127.0.0.1/tcp/4001, 047f000001060fa1",
    "/ip4/192.0.2.255/udp/0/quic-v1, 04c00002ff91020000cd03",
    "/ip6/::1/tcp/65535, 290000000000000000000000000000000106ffff",
    "/ip6zone/eth0/ip6/fe80::1/tcp/80, 2a046574683029fe80000000000000000000000000000106" + "0050",
    "/dns4/example.org/tcp/443/tls/ws, 360b6578616d706c652e6f72670601bbc003dd03",
    "/dns/a/tcp/1/wss, 350161060001de03",
    "/dnsaddr/a, 380161",
    "/dns6/a, 370161",
    "/p2p-circuit, a202",
    "/unix/tmp/socket, 90030b2f746d702f736f636b6574",
    "/ip4/1.2.3.4/tcp/1/tls/sni/a/noise, 040102030406" + "0001c003c1030161c603",
    "/certhash/uEgIBAg, d20304120201" + "02",
  })
  void textAndBytesAreTwoFormsOfOneAddress(String text, String hex) {
    Multiaddr address = Multiaddr.parse(text);

    assertThat(HexFormat.of().formatHex(address.bytes())).isEqualTo(hex);
    assertThat(address).hasToString(text);
    assertThat(Multiaddr.ofBytes(address.bytes())).isEqualTo(address).hasSameHashCodeAs(address);
  }

  @Test
  void aPeerIdIsReadInAllItsFormsAndWrittenInBase58() {
    String cid = PeerId.parse(PEER).toCid();

    assertThat(Multiaddr.parse("/p2p/" + cid)).isEqualTo(Multiaddr.parse("/p2p/" + PEER));
    assertThat(Multiaddr.parse("/ipfs/" + PEER)).hasToString("/p2p/" + PEER);
    assertThat(Multiaddr.ofBytes(Multiaddr.parse("/p2p/" + cid).bytes()))
        .hasToString("/p2p/" + PEER);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:0:0:0:0:0:0, ::",
    "1:0:0:0:0:0:0:0, 1::",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
  })
  void anAddressOfIpVersion6IsWrittenAsRfc5952Says(String given, String canonical) {
    assertThat(Multiaddr.parse("/ip6/" + given)).hasToString("/ip6/" + canonical);
    assertThat(Multiaddr.parse("/ip6/" + canonical)).isEqualTo(Multiaddr.parse("/ip6/" + given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ip4/127.0.0.1/tcp/1/", "/ip4/127.0.0.1/tcp/01"})
  void anUnusualTextBecomesTheCanonicalOne(String text) {
    assertThat(Multiaddr.parse(text)).hasToString("/ip4/127.0.0.1/tcp/1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', begins with a slash",
    "ip4/127.0.0.1, begins with a slash",
    "/, No protocol \"\"",
    "//ip4/127.0.0.1, No protocol \"\"",
    "/ip5/1, No protocol \"ip5\"",
    "/ip4, The value of /ip4 is missing",
    "/ip4/, The value of /ip4 is missing",
    "/ip4/localhost, four numbers",
    "/ip4/1.2.3, four numbers",
    "/ip4/1.2.3.04, four numbers",
    "/ip4/256.2.3.4, at most 255",
    "/ip6/::1::, is no value of /ip6",
    "/ip6/1.2.3.4, hexadecimal groups",
    "/ip6/fe80::1%eth0, hexadecimal groups",
    "/ip6/:::, is no value of /ip6",
    "/tcp/65536, from 0 to 65535",
    "/tcp/-1, from 0 to 65535",
    "/tcp/99999999999, from 0 to 65535",
    "/dns/, missing",
    "/p2p/abc, No peer id",
    "/certhash/uEgMBAg, 3 bytes of digest but has 2",
    "/certhash/x, known multibase",
  })
  void aTextThatIsNoAddressIsRefusedWithTheReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.parse(text))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1 to 1024 bytes",
    "047f0000, '/ip4 has 4 bytes, but 3 are left'",
    "060f, '/tcp has 2 bytes, but 1 are left'",
    "350561, '/dns has 5 bytes, but 1 are left'",
    "35ffffffff0f61, at most 1024",
    "3500, 1 to 253 bytes",
    "35012f, no slash",
    "3501ff, not UTF-8",
    "cc03, Code 460 is of no protocol",
    "a503021201, multihash",
    "9003022f61a202, Nothing follows the path",
    "84007f000001, longer than its number",
  })
  void bytesThatAreNoAddressAreRefusedWithTheReason(String hex, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.ofBytes(HexFormat.of().parseHex(hex)))
        .withMessageContaining(reason);
  }

  @Test
  void anAddressOfEndlessLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.parse("/p2p-circuit".repeat(100_000)))
        .withMessageContaining("at most 2048");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.ofBytes(new byte[100_000]))
        .withMessageContaining("not 100000");
    Multiaddr half = Multiaddr.parse(("/dns/" + "a".repeat(250)).repeat(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> half.encapsulate(half))
        .withMessageContaining("at most 1024");
  }

  @Test
  void addressesArePutTogetherAndTakenApart() {
    Multiaddr tcp = Multiaddr.parse("/ip4/127.0.0.1/tcp/80");
    Multiaddr ws = Multiaddr.parse("/ws");

    assertThat(tcp.encapsulate(ws)).hasToString("/ip4/127.0.0.1/tcp/80/ws");
    assertThat(tcp.encapsulate(ws).decapsulate(ws)).contains(tcp);
    assertThat(tcp.encapsulate(ws).decapsulate(tcp)).isEmpty();
    assertThat(tcp.decapsulate(ws)).contains(tcp);
    assertThat(tcp.encapsulate(ws).encapsulate(tcp).encapsulate(ws).decapsulate(tcp))
        .contains(tcp.encapsulate(ws));
    assertThat(tcp.decapsulate(Protocol.TCP)).contains(Multiaddr.parse("/ip4/127.0.0.1"));
    assertThat(tcp.encapsulate(Protocol.TLS, "")).hasToString("/ip4/127.0.0.1/tcp/80/tls");
  }

  @Test
  void theEndOfAnAddressSaysWhomItLeadsTo() {
    Multiaddr direct = Multiaddr.parse("/ip4/192.0.2.1/tcp/1");
    Multiaddr relayed = Multiaddr.parse("/ip4/192.0.2.1/tcp/1/p2p/" + RELAY + "/p2p-circuit");

    assertThat(direct.peer()).isEmpty();
    assertThat(relayed.peer()).isEmpty();
    assertThat(relayed.withPeer(PeerId.parse(PEER)).peer()).contains(PeerId.parse(PEER));
    assertThat(direct.withPeer(PeerId.parse(PEER)).withPeer(PeerId.parse(PEER)))
        .hasToString(direct + "/p2p/" + PEER);
    assertThat(direct.withPeer(PeerId.parse(PEER)).withoutPeer()).contains(direct);
    assertThat(relayed.withoutPeer()).contains(relayed);
    assertThat(Multiaddr.parse("/p2p/" + PEER).withoutPeer()).isEmpty();
  }

  @Test
  void aRelayedAddressNamesTheWayToTheRelay() {
    String relay = "/ip4/192.0.2.1/tcp/1/p2p/" + RELAY;
    Multiaddr relayed = Multiaddr.parse(relay + "/p2p-circuit/p2p/" + PEER);

    assertThat(relayed.isCircuit()).isTrue();
    assertThat(relayed.relay()).contains(Multiaddr.parse(relay));
    assertThat(Multiaddr.parse(relay).isCircuit()).isFalse();
    assertThat(Multiaddr.parse(relay).relay()).isEmpty();
    assertThat(Multiaddr.parse("/p2p-circuit").relay()).isEmpty();
  }

  @Test
  void hostAndPortAreGivenAsSocketsWantThem() throws UnknownHostException {
    InetSocketAddress version4 = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 4001);
    InetSocketAddress version6 = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 4001);

    assertThat(Multiaddr.tcp(version4)).hasToString("/ip4/192.0.2.1/tcp/4001");
    assertThat(Multiaddr.udp(version6)).hasToString("/ip6/2001:db8::1/udp/4001");
    assertThat(Multiaddr.tcp(version4).socketAddress()).contains(version4);
    assertThat(Multiaddr.udp(version6).socketAddress()).contains(version6);
    assertThat(Multiaddr.udp(version6).ip()).contains(version6.getAddress());
    assertThat(Multiaddr.parse("/ip6zone/eth0/ip6/2001:db8::1/tcp/4001").socketAddress())
        .contains(version6);
    assertThat(Multiaddr.parse("/dns4/example.org/tcp/443/wss").socketAddress())
        .contains(InetSocketAddress.createUnresolved("example.org", 443));
    assertThat(Multiaddr.parse("/dns4/example.org/tcp/443").ip()).isEmpty();
    assertThat(Multiaddr.parse("/p2p-circuit").socketAddress()).isEmpty();
    assertThat(Multiaddr.parse("/ip4/192.0.2.1/tls").socketAddress()).isEmpty();
  }

  @Test
  void anUnresolvedHostHasNoAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.tcp(InetSocketAddress.createUnresolved("example.org", 1)))
        .withMessageContaining("example.org");
  }

  @Test
  void whatIsOnTheWayCanBeAsked() {
    Multiaddr address = Multiaddr.parse("/ip4/192.0.2.1/udp/1/quic-v1/p2p/" + PEER);

    assertThat(address.has(Protocol.QUIC_V1)).isTrue();
    assertThat(address.has(Protocol.TCP)).isFalse();
    assertThat(address.value(Protocol.UDP)).contains("1");
    assertThat(Multiaddr.of(address.components())).isEqualTo(address);
    assertThatIllegalArgumentException().isThrownBy(() -> Multiaddr.of(List.of()));
  }

  @Test
  void aProtocolWithoutValueTakesNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Component.of(Protocol.TLS, "1.3"))
        .withMessage("\"1.3\" is no value of /tls: it takes no value");
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multiaddr.parse("/dns/\ud800"))
        .withMessageContaining("half a character");
  }
}
