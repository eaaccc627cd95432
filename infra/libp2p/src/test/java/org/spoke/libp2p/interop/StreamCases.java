package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.StreamResetException;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.testing.Together;
import org.spoke.libp2p.transport.UpgradedConnection;

/** Streams of one connection: multistream-select and yamux. */
final class StreamCases {
  private static final ProtocolId UNKNOWN = new ProtocolId("/interop/unknown/1.0.0");
  private static final ProtocolId UNKNOWN_TOO = new ProtocolId("/interop/unknown/2.0.0");
  private static final ProtocolId SINK = new ProtocolId("/interop/sink/1.0.0");
  private static final int LARGE_BYTES = 10 << 20;
  private static final int STREAMS = 100;
  private static final int SMALL_BYTES = 10_000;
  private static final int PATIENCE_SECONDS = 20;

  private final Parties parties;
  private final BlockingQueue<IOException> broken = new LinkedBlockingQueue<>();

  StreamCases(Parties parties) {
    this.parties = parties;
  }

  List<InteropCase> all() {
    return List.of(
        new InteropCase(
            "multistream-select",
            "the third of three proposals is taken",
            this::javaProposesThree,
            this::jsProposesThree),
        new InteropCase(
            "multistream-select",
            "proposals that the other side does not speak are refused",
            this::javaProposesNothingKnown,
            this::jsProposesNothingKnown),
        new InteropCase(
            "yamux",
            "10 MiB are echoed; each side ends its direction alone",
            () -> javaEchoes(1, LARGE_BYTES),
            () -> jsEchoes(1, LARGE_BYTES)),
        new InteropCase(
            "yamux",
            "100 streams at once",
            () -> javaEchoes(STREAMS, SMALL_BYTES),
            () -> jsEchoes(STREAMS, SMALL_BYTES)),
        new InteropCase(
            "yamux",
            "a stream that is reset breaks on the other side, and others go on",
            this::javaResets,
            this::jsResets));
  }

  private void javaProposesThree() throws IOException {
    Echo.check(JavaPeer.open(connection(), UNKNOWN, UNKNOWN_TOO, Echo.PROTOCOL), SMALL_BYTES);
  }

  private void jsProposesThree() throws IOException {
    JsonNode opened = open(UNKNOWN, UNKNOWN_TOO, Echo.PROTOCOL);

    assertThat(opened.get("protocol").asText()).isEqualTo(Echo.PROTOCOL.name());
  }

  private void javaProposesNothingKnown() throws IOException {
    UpgradedConnection connection = connection();

    assertThatThrownBy(() -> JavaPeer.open(connection, UNKNOWN, UNKNOWN_TOO))
        .isInstanceOf(UnsupportedProtocolException.class);
  }

  private void jsProposesNothingKnown() {
    assertThatThrownBy(() -> open(UNKNOWN, UNKNOWN_TOO))
        .hasMessageContaining("UnsupportedProtocolError");
  }

  private JsonNode open(ProtocolId... protocols) throws IOException {
    List<String> names = List.of(protocols).stream().map(ProtocolId::name).toList();
    return parties
        .js()
        .ask("open", Map.of("addr", java().address().toString(), "protocols", names));
  }

  private void javaEchoes(int streams, int bytes) throws IOException {
    UpgradedConnection connection = connection();
    List<CompletableFuture<Together.Outcome<Void>>> all = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      MuxedStream stream = JavaPeer.open(connection, Echo.PROTOCOL);
      all.add(
          Together.start(
              () -> {
                Echo.check(stream, bytes);
                return null;
              }));
    }

    all.forEach(each -> Together.await(each).expected());
  }

  private void jsEchoes(int streams, int bytes) throws IOException {
    JsonNode answer =
        parties
            .js()
            .ask(
                "echo",
                Map.of(
                    "addr",
                    java().address().toString(),
                    "protocol",
                    Echo.PROTOCOL.name(),
                    "bytes",
                    bytes,
                    "streams",
                    streams));

    assertThat(answer.get("bytes").asLong()).isEqualTo((long) bytes * streams);
    assertThat(answer.get("same").asBoolean()).isTrue();
  }

  private void javaResets() throws IOException {
    UpgradedConnection connection = connection();
    MuxedStream stream = JavaPeer.open(connection, Echo.PROTOCOL);
    stream.write(ByteBuffer.allocate(1));
    stream.readFully(ByteBuffer.allocate(1));

    stream.reset();

    parties
        .js()
        .awaitEvent(
            "stream-failed", event -> event.get("protocol").asText().equals(Echo.PROTOCOL.name()));
    Echo.check(JavaPeer.open(connection, Echo.PROTOCOL), SMALL_BYTES);
  }

  private void jsResets() throws Exception {
    JavaPeer java = java();
    Map<String, ?> details =
        Map.of("addr", java.address().toString(), "protocol", SINK.name(), "bytes", SMALL_BYTES);

    parties.js().ask("reset", details);

    assertThat(broken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(StreamResetException.class);
  }

  private UpgradedConnection connection() throws IOException {
    return java().dial(parties.js().address());
  }

  private JavaPeer java() throws IOException {
    return parties.keep(
        new JavaPeer(
            Keys.generate(KeyType.ED25519, new SecureRandom()),
            true,
            Optional.empty(),
            Map.of(Echo.PROTOCOL, Echo::serve, SINK, this::sink)));
  }

  private void sink(MuxedStream stream) throws IOException {
    try {
      ByteBuffer block = ByteBuffer.allocate(SMALL_BYTES);
      while (stream.read(block.clear()) >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException reset) {
      broken.add(reset);
      throw reset;
    }
  }
}
