package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.pnet.NetworkKey;
import org.spoke.libp2p.pnet.PrivateNetwork;
import org.spoke.libp2p.secure.WrongPeerException;
import org.spoke.libp2p.transport.UpgradedConnection;

/** What makes a raw connection a secure one with streams: Noise, the muxer's choice, pnet. */
final class ConnectionCases {
  private static final Map<KeyType, String> KEY_TYPES_OF_JS =
      Map.of(KeyType.ED25519, "Ed25519", KeyType.SECP256K1, "secp256k1", KeyType.RSA, "RSA");

  private final SecureRandom random = new SecureRandom();
  private final Parties parties;

  ConnectionCases(Parties parties) {
    this.parties = parties;
  }

  List<InteropCase> all() {
    List<InteropCase> cases = new ArrayList<>();
    for (KeyType type : List.of(KeyType.ED25519, KeyType.SECP256K1, KeyType.RSA)) {
      String name = KEY_TYPES_OF_JS.get(type);
      cases.add(row("Noise XX", "both with keys of type " + name, js(name), java(type)));
    }
    cases.add(
        new InteropCase(
            "Noise XX",
            "another peer than the dialer wants is refused",
            this::javaRefusesAnotherPeer,
            this::jsRefusesAnotherPeer));
    cases.add(muxerRow("yamux agreed on within the handshake", true));
    cases.add(muxerRow("this side offers none: yamux by multistream-select", false));
    cases.addAll(privateNetwork());
    return cases;
  }

  private InteropCase muxerRow(String what, boolean inlined) {
    return new InteropCase(
        "stream_muxers",
        what,
        () -> {
          JavaPeer java = java(KeyType.ED25519, inlined, Optional.empty());
          javaDials(java, parties.js());
          assertThat(java.muxerOfHandshake().isPresent()).isEqualTo(inlined);
        },
        () -> {
          JavaPeer java = java(KeyType.ED25519, inlined, Optional.empty());
          jsDials(parties.js(), java);
          assertThat(java.muxerOfHandshake().isPresent()).isEqualTo(inlined);
        });
  }

  private List<InteropCase> privateNetwork() {
    NetworkKey key = NetworkKey.generate(random);
    NetworkKey other = NetworkKey.generate(random);
    JsMaker js = () -> parties.js(Map.of("networkKey", base64(key.format())));
    return List.of(
        row("pnet", "both in one private network", js, () -> member(key)),
        new InteropCase(
            "pnet",
            "a peer of another network is refused",
            () -> assertRefused(() -> member(other).dial(js.make().address())),
            () -> assertRefused(() -> ask(js.make(), "dial", member(other).address()))));
  }

  private InteropCase row(String protocol, String what, JsMaker js, JavaMaker java) {
    return new InteropCase(
        protocol,
        what,
        () -> javaDials(java.make(), js.make()),
        () -> jsDials(js.make(), java.make()));
  }

  private static void javaDials(JavaPeer java, JsPeer js) throws IOException {
    UpgradedConnection connection = java.dial(js.address());

    assertThat(PeerId.of(connection.key())).isEqualTo(js.id());
    Echo.check(JavaPeer.open(connection, Echo.PROTOCOL), 1_000);
    connection.streams().close();
  }

  private static void jsDials(JsPeer js, JavaPeer java) throws IOException {
    JsonNode dialed = ask(js, "dial", java.address());

    assertThat(dialed.get("peer").asText()).isEqualTo(java.id().toString());
    assertThat(dialed.get("security").asText()).isEqualTo("/noise");
    assertThat(dialed.get("muxer").asText()).isEqualTo(JavaPeer.YAMUX.name());
    JsonNode echoed =
        js.ask(
            "echo",
            Map.of(
                "addr",
                java.address().toString(),
                "protocol",
                Echo.PROTOCOL.name(),
                "bytes",
                1_000));
    assertThat(echoed.get("same").asBoolean()).isTrue();
  }

  private void javaRefusesAnotherPeer() throws IOException {
    JavaPeer java = java(KeyType.ED25519).make();
    Multiaddr wrong = parties.js().address().withoutPeer().orElseThrow().withPeer(java.id());

    assertThatThrownBy(() -> java.dial(wrong)).isInstanceOf(WrongPeerException.class);
  }

  private void jsRefusesAnotherPeer() throws IOException {
    JsPeer js = parties.js();
    JavaPeer java = java(KeyType.ED25519).make();
    PeerId other = PeerId.of(Keys.generate(KeyType.ED25519, random).publicKey());
    Multiaddr wrong = java.address().withoutPeer().orElseThrow().withPeer(other);

    assertThatThrownBy(() -> ask(js, "dial", wrong)).hasMessageContaining("js: dial");
  }

  private static void assertRefused(InteropCase.Conversation dial) {
    assertThatThrownBy(dial::hold).isInstanceOf(IOException.class);
  }

  private static JsonNode ask(JsPeer js, String command, Multiaddr address) throws IOException {
    return js.ask(command, Map.of("addr", address.toString()));
  }

  private JsMaker js(String keyType) {
    return () -> parties.js(keyType.equals("Ed25519") ? Map.of() : Map.of("keyType", keyType));
  }

  private JavaMaker java(KeyType type) {
    return () -> java(type, true, Optional.empty());
  }

  private JavaPeer member(NetworkKey key) throws IOException {
    return java(KeyType.ED25519, true, Optional.of(new PrivateNetwork(key, random)));
  }

  private JavaPeer java(KeyType type, boolean inlined, Optional<PrivateNetwork> network)
      throws IOException {
    return parties.keep(
        new JavaPeer(
            Keys.generate(type, random), inlined, network, Map.of(Echo.PROTOCOL, Echo::serve)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Starts a js peer, or finds it. */
  private interface JsMaker {
    JsPeer make() throws IOException;
  }

  /** Starts a Java peer. */
  private interface JavaMaker {
    JavaPeer make() throws IOException;
  }
}
