package org.spoke.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.gateway.docs.Operations.Operation;
import org.spoke.gateway.fakes.FakeBox;

/** Holds the generated document against what the gateway really answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes read of an answer that does not end by itself. */
  private static final int BEGINNING = 64 * 1024;

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private FakeBox box;
  private JsonNode document;
  private String replay;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    box = FakeBox.start(data);
    document = JSON.readTree(box.get("/api/v1/openapi.json").body());
    close(document.get("components").get("schemas"));
    String started = box.send("POST", "/api/v1/audit/replays", "{\"mode\":\"VERIFY\"}").body();
    replay = JSON.readTree(started).get("id").asText();
  }

  @AfterAll
  void stop() {
    box.close();
  }

  /** Says in each schema that it names all of its object's properties. */
  private static void close(JsonNode schemas) {
    for (JsonNode schema : schemas) {
      if (schema.has("properties") && !schema.get("properties").has("remedy")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    }
  }

  List<Operation> operations() {
    return Operations.of(document);
  }

  @Test
  void itIsOpenApi31WithEveryPathOfTheReference() throws Exception {
    assertThat(document.get("openapi").asText()).startsWith("3.1");
    String reference = Files.readString(Path.of("..", "docs", "reference", "rest.md"));
    for (Operation operation : operations()) {
      assertThat(reference).contains("`" + operation.path().substring("/api/v1".length()));
    }
    assertThat(operations()).hasSizeGreaterThan(35);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationAnswersAsDescribed(Operation operation) throws Exception {
    HttpResponse<InputStream> answer =
        box.client().send(Operations.request(box, operation, replay), BodyHandlers.ofInputStream());
    String body = beginning(answer, operation);
    String status = Integer.toString(answer.statusCode());
    assertThat(status).as(body).startsWith("2");
    JsonNode described = operation.described().get("responses").get(status);
    assertThat(described).as("%s is not described", status).isNotNull();
    if (status.equals("204")) {
      assertThat(body).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode content = described.get("content");
    JsonNode media =
        StreamSupport.stream(content.properties().spliterator(), false)
            .filter(one -> one.getKey().split(";", 2)[0].equals(type))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + " is not described"))
            .getValue();
    if (type.equals("application/json")) {
      assertFits(media.get("schema"), body);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void withoutTheTokenItIsRefusedWithAProblem(Operation operation) throws Exception {
    String path = operation.pathWith("none");
    HttpResponse<String> answer =
        box.send(
            HttpRequest.newBuilder(box.uri(path))
                .method(operation.method(), HttpRequest.BodyPublishers.noBody())
                .build());
    if (operation.id().equals("getHealth")) {
      assertThat(answer.statusCode()).isEqualTo(200);
      return;
    }
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(operation.described().at("/responses/default/$ref").asText())
        .isEqualTo("#/components/responses/Problem");
    assertFits(
        document.at("/components/responses/Problem/content/application~1problem+json/schema"),
        answer.body());
  }

  @Test
  void thePageThatShowsItLoadsNothingFromElsewhere() {
    HttpResponse<String> page = box.send(HttpRequest.newBuilder(box.uri("/docs")).build());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://", "https://");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self';");
    for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(page.body()).contains("/docs/" + file);
      assertThat(box.send(HttpRequest.newBuilder(box.uri("/docs/" + file)).build()).statusCode())
          .isEqualTo(200);
    }
    assertThat(
            box.send(HttpRequest.newBuilder(box.uri("/docs/..%2f..%2fapplication.yml")).build())
                .statusCode())
        .isEqualTo(404);
  }

  private void assertFits(JsonNode schema, String body) throws Exception {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.get("components"));
    assertThat(SCHEMAS.getSchema(whole).validate(JSON.readTree(body))).as(body).isEmpty();
  }

  private static String beginning(HttpResponse<InputStream> answer, Operation operation)
      throws Exception {
    try (InputStream in = answer.body()) {
      byte[] bytes =
          operation.id().equals("streamEvents") ? in.readNBytes(1) : in.readNBytes(BEGINNING);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
