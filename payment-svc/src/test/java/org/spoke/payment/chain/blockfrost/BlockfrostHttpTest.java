package org.spoke.payment.chain.blockfrost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.payment.chain.ChainFailure;

/** How a server's answers, and its silence, are understood. */
class BlockfrostHttpTest {

  private record Answer(int status, String body) {}

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<String> projectId = new AtomicReference<>();
  private HttpServer server;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    projectId.set(exchange.getRequestHeaders().getFirst("project_id"));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.peek();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void anOverloadedServerIsAskedAgain() {
    answers.add(new Answer(503, "{}"));
    answers.add(new Answer(429, "{}"));
    answers.add(new Answer(200, "{\"slot\":7}"));
    try (var http = http(Optional.empty())) {
      assertThat(http.getPresent("blocks/latest").get("slot").asLong()).isEqualTo(7);
    }
    assertThat(requests).hasValue(3);
  }

  @Test
  void aServerThatStaysBrokenIsUnreachableAfterThreeTries() {
    answers.add(new Answer(500, "{\"message\":\"out of order\"}"));
    try (var http = http(Optional.empty())) {
      assertThatThrownBy(() -> http.get("genesis"))
          .isInstanceOf(ChainFailure.Unreachable.class)
          .hasMessageContaining("out of order");
    }
    assertThat(requests).hasValue(3);
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    server.stop(0);
    try (var http = http(Optional.empty())) {
      assertThatThrownBy(() -> http.get("genesis")).isInstanceOf(ChainFailure.Unreachable.class);
    }
  }

  @Test
  void aRefusedTransactionIsNotSentAgain() {
    answers.add(new Answer(400, "{\"message\":\"Transaction rejected: bad input(s)\"}"));
    try (var http = http(Optional.empty())) {
      assertThatThrownBy(() -> http.postCbor("tx/submit", new byte[] {1}))
          .isInstanceOf(ChainFailure.Rejected.class)
          .hasMessage("Transaction rejected: bad input(s)");
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void aWrongProjectIdIsNoFaultOfTheNetwork() throws IOException {
    answers.add(new Answer(403, "{\"message\":\"Invalid project token.\"}"));
    Path file = Files.writeString(folder.resolve("project-id"), "secret\n");
    try (var http = http(Optional.of(file))) {
      assertThatThrownBy(() -> http.get("genesis"))
          .isInstanceOf(ChainFailure.Unknown.class)
          .hasMessageContaining("Invalid project token")
          .hasMessageNotContaining("secret");
    }
    assertThat(projectId).hasValue("secret");
  }

  @Test
  void anAnswerThatIsNotJsonIsUnknown() {
    answers.add(new Answer(200, "<html>"));
    try (var http = http(Optional.empty())) {
      assertThatThrownBy(() -> http.get("genesis")).isInstanceOf(ChainFailure.Unknown.class);
    }
  }

  private BlockfrostHttp http(Optional<Path> projectIdFile) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v0");
    return new BlockfrostHttp(
        new BlockfrostSettings(base, projectIdFile, Duration.ofSeconds(5), Duration.ofMillis(1)));
  }
}
