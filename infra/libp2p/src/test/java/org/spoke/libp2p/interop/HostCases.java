package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.perf.PerfClient;
import org.spoke.libp2p.perf.PerfServer;
import org.spoke.libp2p.ping.Ping;

/** Protocols that a host brings: identify and its push, ping, and perf. */
final class HostCases {
  private static final ProtocolId NEW = new ProtocolId("/interop/new/1.0.0");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PERF_BYTES = 3_000_001;

  private final SecureRandom random = new SecureRandom();
  private final Parties parties;

  HostCases(Parties parties) {
    this.parties = parties;
  }

  List<InteropCase> all() {
    return List.of(
        new InteropCase(
            "identify",
            "protocols, agent and the signed peer record are learnt",
            this::javaIdentifies,
            this::jsIdentifies),
        new InteropCase(
            "identify/push", "a protocol that is new is told", this::javaPushes, this::jsPushes),
        new InteropCase("ping", "a round trip is measured", this::javaPings, this::jsPings),
        new InteropCase(
            "perf", "bytes are sent and asked for", this::javaMeasures, this::jsMeasures));
  }

  private void javaIdentifies() throws IOException {
    JsPeer js = parties.js();
    Host java = host();

    connect(java, js);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(java.peerstore().protocols(js.id())).contains(Echo.PROTOCOL);
              assertThat(java.peerstore().agentVersion(js.id())).contains("js-libp2p-interop");
              assertThat(java.peerstore().signedRecord(js.id()).orElseThrow().content().addresses())
                  .containsExactly(js.address().withoutPeer().orElseThrow());
            });
  }

  private void jsIdentifies() throws IOException {
    Host java = host();
    String listening = java.addresses().getFirst().toString();

    JsonNode told = parties.js().ask("identify", Map.of("addr", addressOf(java).toString()));

    assertThat(told.get("peer").asText()).isEqualTo(java.self().toString());
    assertThat(texts(told.get("protocols"))).contains(Echo.PROTOCOL.name(), Ping.PROTOCOL.name());
    assertThat(texts(told.get("addrs"))).containsExactly(listening);
    assertThat(texts(told.get("record").get("addrs"))).containsExactly(listening);
    assertThat(told.get("observed").asText()).startsWith("/ip4/127.0.0.1/tcp/");
  }

  private void javaPushes() throws IOException {
    JsPeer js = pushing();
    Host java = host();
    connect(java, js);
    awaitKnown(js, java, Echo.PROTOCOL);

    java.handle(NEW, Echo::serve);

    awaitKnown(js, java, NEW);
  }

  private static void awaitKnown(JsPeer js, Host java, ProtocolId protocol) {
    Map<String, ?> details = Map.of("peer", java.self().toString());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(texts(js.ask("known", details).get("protocols")))
                    .contains(protocol.name()));
  }

  private void jsPushes() throws IOException {
    JsPeer js = pushing();
    Host java = host();
    js.ask("dial", Map.of("addr", addressOf(java).toString()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(java.peerstore().protocols(js.id())).isNotEmpty());
    assertThat(java.peerstore().protocols(js.id())).doesNotContain(NEW);

    js.ask("handle", Map.of("protocol", NEW.name()));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(java.peerstore().protocols(js.id())).contains(NEW));
  }

  private JsPeer pushing() throws IOException {
    return parties.js(Map.of("services", List.of("identify", "identifyPush", "ping")));
  }

  private void javaPings() throws IOException {
    Host java = host();
    JsPeer js = parties.js();
    connect(java, js);

    assertThat(new Ping(java, random).ping(js.id(), PATIENCE)).isPositive();
  }

  private void jsPings() throws IOException {
    JsonNode answer = parties.js().ask("ping", Map.of("addr", addressOf(host()).toString()));

    assertThat(answer.get("millis").isNumber()).isTrue();
  }

  private void javaMeasures() throws IOException {
    Connection connection = connect(host(), parties.js());

    assertThat(new PerfClient().measure(connection, PERF_BYTES, 0)).isPositive();
    assertThat(new PerfClient().measure(connection, 0, PERF_BYTES)).isPositive();
  }

  private void jsMeasures() throws IOException {
    Map<String, ?> details =
        Map.of("addr", addressOf(host()).toString(), "upload", PERF_BYTES, "download", PERF_BYTES);

    assertThat(parties.js().ask("perf", details).get("millis").isNumber()).isTrue();
  }

  private static Connection connect(Host java, JsPeer js) throws IOException {
    return java.connect(js.id(), List.of(js.address()));
  }

  private Host host() throws IOException {
    Host host =
        parties.keep(HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start());
    host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    host.handle(Echo.PROTOCOL, Echo::serve);
    host.handle(PerfClient.PROTOCOL, new PerfServer());
    return host;
  }

  private static Multiaddr addressOf(Host host) {
    return host.addresses().getFirst().withPeer(host.self());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
