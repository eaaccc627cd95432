package org.spoke.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.gateway.docs.Operations.Operation;
import org.spoke.gateway.fakes.FakeBox;

/**
 * Throws bad input at every operation of the document: it is refused with a problem, never a 500.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20261123;
  private static final int MUTATIONS = 25;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "..",
          "%00",
          "'; DROP TABLE job; --",
          "\u0000\u0007",
          "\ud83d\udc0c".repeat(50),
          "x".repeat(3000),
          "-1",
          "1e999999999",
          "NaN",
          "null",
          "true",
          "[]",
          "{\"$ref\":\"#\"}",
          "${jndi:x}");

  private static final List<String> PARAMETERS =
      List.of(
          "limit",
          "cursor",
          "status",
          "force",
          "follow",
          "service",
          "type",
          "from",
          "before",
          "jobId",
          "contract");

  private FakeBox box;
  private JsonNode document;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    box = FakeBox.start(data);
    document = JSON.readTree(box.get("/api/v1/openapi.json").body());
  }

  @AfterAll
  void stop() {
    box.close();
  }

  List<Operation> operations() {
    return Operations.of(document);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void badInputIsNeverAnInternalError(Operation operation) throws Exception {
    for (HttpRequest request : badRequests(operation)) {
      HttpResponse<InputStream> answer = box.client().send(request, BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        assertThat(answer.statusCode())
            .as("%s %s", request.method(), request.uri())
            .isLessThan(500);
        if (answer.statusCode() >= 400) {
          String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          assertThat(answer.headers().firstValue("Content-Type").orElse(""))
              .as("%s %s: %s", request.method(), request.uri(), body)
              .isEqualTo("application/problem+json");
          assertThat(JSON.readTree(body).get("status").asInt()).isEqualTo(answer.statusCode());
          assertThat(body).doesNotContain("Exception", "org.spoke", "com.fasterxml");
        }
      }
    }
  }

  private List<HttpRequest> badRequests(Operation operation) {
    List<HttpRequest> requests = new ArrayList<>();
    String good = Operations.goodBody(operation);
    for (String text : TEXTS) {
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      requests.add(Operations.request(box, operation, operation.pathWith(encoded), good));
      for (String parameter : PARAMETERS) {
        requests.add(
            Operations.request(
                box,
                operation,
                operation.pathWith("none") + "?" + parameter + "=" + encoded,
                good));
      }
      if (operation.hasBody()) {
        requests.add(Operations.request(box, operation, operation.pathWith("none"), text));
      }
    }
    if (good != null) {
      requests.addAll(mutated(operation, good));
    }
    return requests;
  }

  /**
   * The good body with random characters replaced, dropped or doubled; the seed makes it
   * repeatable.
   */
  private List<HttpRequest> mutated(Operation operation, String good) {
    Random random = new Random(SEED);
    List<HttpRequest> requests = new ArrayList<>();
    String alphabet = "{}[]\":,0159.-eEtfn \\\u00e9";
    for (int i = 0; i < MUTATIONS; i++) {
      int at = random.nextInt(good.length());
      char other = alphabet.charAt(random.nextInt(alphabet.length()));
      String body =
          switch (i % 3) {
            case 0 -> good.substring(0, at) + other + good.substring(at + 1);
            case 1 -> good.substring(0, at) + good.substring(at + 1);
            default -> good.substring(0, at) + other + good.substring(at);
          };
      requests.add(Operations.request(box, operation, operation.pathWith("none"), body));
    }
    return requests;
  }
}
