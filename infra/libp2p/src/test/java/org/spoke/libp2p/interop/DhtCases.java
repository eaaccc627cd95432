package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.kad.ContentKey;
import org.spoke.libp2p.kad.KadPeer;
import org.spoke.libp2p.kad.Kademlia;
import org.spoke.libp2p.kad.Mode;
import org.spoke.libp2p.kad.ProviderSearch;
import org.spoke.libp2p.kad.Validator;
import org.spoke.libp2p.kad.Validators;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** The DHT: two peers of one implementation leave and find things at a server of the other. */
final class DhtCases {
  private static final ProtocolId PROTOCOL = new ProtocolId("/interop/kad/1.0.0");
  private static final String NAMESPACE = "interop";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SecureRandom random = new SecureRandom();
  private final Parties parties;

  DhtCases(Parties parties) {
    this.parties = parties;
  }

  List<InteropCase> all() {
    return List.of(
        new InteropCase(
            "kad-dht",
            "one provides, another finds it at a server of the other side",
            this::javaProvides,
            this::jsProvides),
        new InteropCase(
            "kad-dht",
            "one puts a value, another gets it from a server of the other side",
            this::javaPuts,
            this::jsPuts),
        new InteropCase(
            "kad-dht",
            "a server of the other side tells where a peer is",
            this::javaFinds,
            this::jsFinds));
  }

  /** A host and its part in the DHT. */
  private record Member(Host host, Kademlia dht) implements AutoCloseable {
    Multiaddr address() {
      return host.addresses().getFirst().withPeer(host.self());
    }

    @Override
    public void close() {
      dht.close();
      host.close();
    }
  }

  private void javaProvides() throws IOException {
    ContentKey content = ContentKey.of(new byte[] {1});
    Member provider = javaClient();
    assertThat(provider.dht().provide(content)).isEqualTo(1);

    Member asking = javaClient();
    eventually(() -> assertThat(providers(asking, content)).contains(provider.host().self()));
  }

  private static List<Object> providers(Member asking, ContentKey content) throws IOException {
    try (ProviderSearch search = asking.dht().findProviders(content, 1)) {
      return search.next().stream().<Object>map(KadPeer::id).toList();
    }
  }

  private void jsProvides() throws IOException {
    Member server = javaServer();
    JsPeer provider = jsAt(server, 1);
    JsPeer asking = jsAt(server, 2);
    ContentKey content = ContentKey.of(new byte[] {2});
    Map<String, ?> key = Map.of("key", base64(content.multihash()));

    eventually(
        () -> {
          provider.ask("provide", key);
          assertThat(providers(server, content)).contains(provider.id());
          assertThat(texts(asking.ask("findProviders", key), "peer"))
              .contains(provider.id().toString());
        });
  }

  private void javaPuts() throws IOException {
    byte[] key = bytes("/" + NAMESPACE + "/java");
    byte[] value = bytes("from Java");

    assertThat(javaClient().dht().put(key, value)).isEqualTo(1);

    assertThat(javaClient().dht().get(key)).hasValue(value);
  }

  private void jsPuts() throws IOException {
    Member server = javaServer();
    JsPeer author = jsAt(server, 1);
    JsPeer asking = jsAt(server, 2);
    byte[] name = bytes("/" + NAMESPACE + "/js");
    String key = base64(name);
    String value = base64(bytes("from js"));

    eventually(
        () -> {
          author.ask("put", Map.of("key", key, "value", value));
          assertThat(server.dht().get(name, 1)).hasValue(bytes("from js"));
          assertThat(asking.ask("get", Map.of("key", key)).get("value").asText()).isEqualTo(value);
        });
  }

  private void javaFinds() throws IOException {
    Member wanted = javaServerAtJs();
    Member asking = javaClient();

    eventually(
        () ->
            assertThat(asking.dht().findPeer(wanted.host().self()).orElseThrow().addresses())
                .contains(wanted.host().addresses().getFirst()));
  }

  private void jsFinds() throws IOException {
    Member server = javaServer();
    JsPeer wanted = jsAt(server, 1);
    JsPeer asking = jsAt(server, 2);

    eventually(
        () -> {
          JsonNode found = asking.ask("findPeer", Map.of("peer", wanted.id().toString()));
          assertThat(found.get("peer").asText()).isEqualTo(wanted.id().toString());
        });
  }

  /** What each side knows of the other comes by identify, a little after the connection. */
  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(assertion);
  }

  private Member javaClient() throws IOException {
    return joined(java(Mode.CLIENT));
  }

  private Member javaServerAtJs() throws IOException {
    return joined(java(Mode.SERVER));
  }

  private Member joined(Member member) throws IOException {
    JsPeer js = js(0);
    member.dht().join(List.of(new KadPeer(js.id(), List.of(js.address()))));
    return member;
  }

  private Member javaServer() throws IOException {
    return java(Mode.SERVER);
  }

  private Member java(Mode mode) throws IOException {
    Host host = HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start();
    host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    Kademlia dht =
        Kademlia.on(host, PROTOCOL)
            .mode(mode)
            .validators(new Validators(Map.of(NAMESPACE, new TakesAll())))
            .start();
    return parties.keep(new Member(host, dht));
  }

  private JsPeer jsAt(Member server, int number) throws IOException {
    JsPeer js = js(number);
    js.ask("dial", Map.of("addr", server.address().toString()));
    return js;
  }

  /**
   * @param number the same gives the same peer
   */
  private JsPeer js(int number) throws IOException {
    return parties.js(
        Map.of(
            "services",
            List.of("identify", "ping", "dht"),
            "dhtProtocol",
            PROTOCOL.name(),
            "dhtNamespace",
            NAMESPACE,
            "seed",
            "dht " + number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.get(field).asText())
        .toList();
  }

  /** As the js peers' own validator does. */
  private static final class TakesAll implements Validator {
    @Override
    public void validate(byte[] key, byte[] value) {
      assertThat(key).isNotEmpty();
    }

    @Override
    public int select(byte[] key, List<byte[]> values) {
      return 0;
    }
  }
}
