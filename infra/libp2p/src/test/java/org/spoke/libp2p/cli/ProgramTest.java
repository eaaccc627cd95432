package org.spoke.libp2p.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROTOCOL = "/program-test/echo/1.0.0";

  private final Run listener = new Run();
  private CompletableFuture<Integer> listening;
  private String address;

  @BeforeEach
  void listen() {
    listening =
        CompletableFuture.supplyAsync(
            () -> listener.of("listen", "--key-seed", "1", "--echo", PROTOCOL, "--perf"));
    await().until(() -> !listener.lines().isEmpty() || listening.isDone());
    address = listener.lines().getFirst().get("addrs").get(0).asText();
  }

  @AfterEach
  void stop() throws Exception {
    listener.program.close();
    assertThat(listening.get(10, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void theFirstLineOfAListenerHasItsPeerIdAndAddresses() {
    JsonNode first = listener.lines().getFirst();

    assertThat(first.get("event").asText()).isEqualTo("listening");
    assertThat(address)
        .startsWith("/ip4/127.0.0.1/tcp/")
        .endsWith("/p2p/" + first.get("peer").asText());
  }

  @Test
  void theSameSeedGivesTheSamePeer() {
    assertThat(listener.lines().getFirst().get("peer").asText())
        .isEqualTo("12D3KooWPcfGdBCrdxX9nqGAdPAdkPMqfKEDjbZWGA4UFBJuY4rP");
  }

  @Test
  void aPeerIsPinged() {
    Run run = new Run();

    assertThat(run.of("ping", address, "--count", "2")).as(run.errors()).isZero();
    assertThat(run.lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.get("millis").asDouble()).isPositive());
  }

  @Test
  void aPeerSaysWhoItIs() {
    Run run = new Run();

    assertThat(run.of("identify", address)).as(run.errors()).isZero();
    assertThat(run.lines().getFirst().get("protocols").toString())
        .contains(PROTOCOL, "/perf/1.0.0");
  }

  @Test
  void aMessageComesBack() {
    Run run = new Run();

    assertThat(run.of("echo", address, "--protocol", PROTOCOL, "--message", "grüße"))
        .as(run.errors())
        .isZero();
    assertThat(run.lines().getFirst().get("message").asText()).isEqualTo("grüße");
  }

  @Test
  void throughputIsMeasuredUpAndDown() {
    Run run = new Run();

    assertThat(run.of("perf", address, "--upload-bytes", "1000", "--download-bytes", "100000"))
        .as(run.errors())
        .isZero();
    assertThat(run.lines())
        .extracting(line -> line.get("bytes").asInt())
        .containsExactly(1000, 100_000);
  }

  @Test
  void aProtocolThatThePeerDoesNotSpeakIsOneLineOfErrors() {
    Run run = new Run();

    assertThat(run.of("echo", address, "--protocol", "/unknown/1.0.0")).isEqualTo(1);
    assertThat(run.errors().lines()).singleElement().asString().contains("/unknown/1.0.0");
  }

  @Test
  void whatCannotBeUsedIsToldOnOneLine() {
    Run withoutPeer = new Run();
    Run nonsense = new Run();

    assertThat(withoutPeer.of("ping", "/ip4/127.0.0.1/tcp/1")).isEqualTo(1);
    assertThat(withoutPeer.errors().lines()).singleElement().asString().contains("/p2p/ID");
    assertThat(nonsense.of("ping", address, "--count", "many")).isEqualTo(2);
    assertThat(nonsense.errors()).contains("--count");
  }

  /** One call of the program and what it wrote. */
  private static final class Run {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Program program = new Program(stream(output), stream(errors));

    int of(String... arguments) {
      return program.run(arguments);
    }

    List<JsonNode> lines() {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : output.toString(StandardCharsets.UTF_8).lines().toList()) {
        try {
          lines.add(JSON.readTree(line));
        } catch (IOException notJson) {
          throw new AssertionError(line, notJson);
        }
      }
      return lines;
    }

    String errors() {
      return errors.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
      return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
  }
}
