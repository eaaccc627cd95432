package org.spoke.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.fakes.FakeRegistry;
import org.spoke.gateway.fakes.FakeScheduler;

class BadRequestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      """
      {"name":"attic","reserve":{"cores":1,"memoryMib":512,"diskMib":1024},
       "price":{"lovelacePerHour":1500000},"walletAddress":"addr_test1vq"}""";

  @TempDir static Path data;
  private static FakeBox box;

  @BeforeAll
  static void start() {
    box = FakeBox.start(data);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void aGoodRequestIsTaken() {
    HttpResponse<String> answer = box.send("POST", "/api/v1/devices", GOOD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/api/v1/devices/");
  }

  @Test
  void malformedJsonIsRefusedWithLineAndColumn() throws Exception {
    JsonNode problem =
        problem(400, box.send("POST", "/api/v1/devices", "{\"name\":\n \"attic\",,}"));
    assertThat(problem.get("type").asText()).endsWith("/malformed-json");
    assertThat(problem.get("detail").asText()).contains("line 2, column 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"attic\" | \"attic\",\"colour\":\"red\" | unknown-field | colour",
        "\"cores\":1 | \"cores\":1,\"gpus\":1 | unknown-field | reserve.gpus",
        "\"cores\":1 | \"cores\":\"1\" | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":1.9 | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":1.0 | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":true | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":null | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":99999999999 | wrong-type | reserve.cores",
        "\"cores\":1 | \"cores\":[1] | wrong-type | reserve.cores",
        "\"cores\":1, | '' | missing-field | reserve.cores",
        "1500000 | 1e999999999 | wrong-type | price.lovelacePerHour",
        "1500000 | 92233720368547758070 | wrong-type | price.lovelacePerHour",
        "1500000 | -5 | invalid-field | price.lovelacePerHour",
        "\"attic\" | 17 | wrong-type | name",
        "\"attic\" | false | wrong-type | name",
        "\"attic\" | null | wrong-type | name",
        "\"cores\":1 | \"cores\":64 | invalid-field | reserve.cores",
      })
  void aWrongValueIsRefusedWithItsField(String good, String bad, String type, String field)
      throws Exception {
    JsonNode problem = problem(400, box.send("POST", "/api/v1/devices", GOOD.replace(good, bad)));
    assertThat(problem.get("type").asText()).as(problem.toString()).endsWith("/" + type);
    assertThat(problem.get("field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | missing-field",
        "[] | wrong-type",
        "7 | wrong-type",
        "null | missing-field",
        "{} | missing-field",
        "{\"name\":\"a\",\"name\":\"b\"} | malformed-json",
        "{} {} | missing-field",
      })
  void aBodyThatIsNoRequestIsRefused(String body, String type) throws Exception {
    JsonNode problem = problem(400, box.send("POST", "/api/v1/wallets", body));
    assertThat(problem.get("type").asText()).as(problem.toString()).endsWith("/" + type);
  }

  @Test
  void trailingTextBehindTheBodyIsRefused() throws Exception {
    JsonNode problem = problem(400, box.send("POST", "/api/v1/wallets", "{\"name\":\"a\"} x"));
    assertThat(problem.get("type").asText()).endsWith("/malformed-json");
  }

  @Test
  void aBodyOf10MegabytesIsRefusedAndTheNextRequestServed() throws Exception {
    String huge = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
    JsonNode problem = problem(413, box.send("POST", "/api/v1/wallets", huge));
    assertThat(problem.get("type").asText()).endsWith("/body-too-large");
    assertThat(box.get("/api/v1/devices").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() throws Exception {
    HttpRequest request =
        box.request("/api/v1/wallets")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("name=a"))
            .build();
    assertThat(problem(415, box.send(request)).get("type").asText())
        .endsWith("/content-type-unsupported");
  }

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    assertThat(problem(404, box.get("/api/v1/dogs")).get("type").asText())
        .endsWith("/path-unknown");
  }

  @Test
  void aWrongMethodIsNamedWithThoseAllowed() throws Exception {
    HttpResponse<String> answer = box.send("DELETE", "/api/v1/offers", "");
    assertThat(problem(405, answer).get("type").asText()).endsWith("/method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/jobs?limit=0,limit",
    "/api/v1/jobs?limit=201,limit",
    "/api/v1/jobs?limit=x,limit",
    "/api/v1/jobs?status=SLEEPING,status",
    "/api/v1/events?cursor=abc,cursor",
    "/api/v1/events?from=yesterday,from",
    "/api/v1/events?service=oracle,service",
    "/api/v1/jobs?cursor=zzz,page.cursor",
  })
  void aWrongParameterIsNamed(String path, String field) throws Exception {
    JsonNode problem = problem(400, box.get(path));
    assertThat(problem.get("field").asText()).as(problem.toString()).isEqualTo(field);
  }

  @Test
  void aServicesProblemKeepsItsNameAndSpeaksOfRestsField() throws Exception {
    String job =
        """
        {"spec":{"image":"debian-minimal","resources":{"cores":1,"memoryMib":1,"diskMib":1},
        "maxLovelacePerHour":1,"durationSeconds":5,"walletId":"wal_1"}}""";
    JsonNode problem = problem(400, box.send("POST", "/api/v1/jobs", job));
    assertThat(problem.get("field").asText()).isEqualTo("spec.durationSeconds");
    assertThat(problem.get("detail").asText()).isEqualTo("spec.durationSeconds: 5 is below 60.");
    JsonNode missing = problem(404, box.get("/api/v1/jobs/job_x"));
    assertThat(missing.get("type").asText()).endsWith("/not-found");
    assertThat(missing.get("job").asText()).isEqualTo("job_x");
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() throws Exception {
    String path = "/api/v1/devices/" + FakeRegistry.DEVICE;
    HttpRequest stale =
        box.request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"99\"")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\":\"cellar\"}"))
            .build();
    assertThat(problem(412, box.send(stale)).get("type").asText()).endsWith("/version-conflict");
    HttpRequest malformed =
        box.request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", "W/\"1\"")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\":\"cellar\"}"))
            .build();
    assertThat(problem(400, box.send(malformed)).get("field").asText()).isEqualTo("If-Match");
  }

  @Test
  void keyHashIdsAndDeadlineTravelWithTheCall() {
    HttpRequest request =
        box.request("/api/v1/jobs/" + FakeScheduler.JOB + "/stop")
            .header("Idempotency-Key", "once")
            .header("traceparent", "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01")
            .header("Correlation-Id", "my-request")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = box.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Trace-Id")).contains("ab".repeat(16));
    assertThat(answer.headers().firstValue("Correlation-Id")).contains("my-request");
    assertThat(box.lastCall().header("idempotency-key")).contains("once");
    assertThat(box.lastCall().header("spoke-body-sha256").orElse("")).hasSize(64);
    assertThat(box.lastCall().header("spoke-correlation-id")).contains("my-request");
    assertThat(box.lastCall().header("traceparent").orElse("")).contains("ab".repeat(16));
    assertThat(box.lastCall().header("spoke-actor")).contains("operator");
    assertThat(box.lastCall().hadDeadline()).isTrue();
  }

  /** A client's first request on a connection has its body in a packet of its own. */
  @Test
  void theHashIsOfTheWholeBodyHoweverItArrives() throws Exception {
    Set<String> hashes = new HashSet<>();
    for (int connection = 0; connection < 20; connection++) {
      try (HttpClient fresh = HttpClient.newHttpClient()) {
        HttpRequest request =
            box.request("/api/v1/devices/" + FakeRegistry.DEVICE + "/availability")
                .header("Idempotency-Key", "once")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"available\":true}"))
                .build();
        fresh.send(request, HttpResponse.BodyHandlers.ofString());
      }
      hashes.add(box.lastCall().header("spoke-body-sha256").orElse("none"));
    }
    assertThat(hashes).hasSize(1).allMatch(hash -> hash.length() == 64);
  }

  private static JsonNode problem(int status, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("remedy").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "org.spoke", "com.fasterxml");
    return problem;
  }
}
