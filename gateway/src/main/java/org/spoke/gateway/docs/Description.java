package org.spoke.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The OpenAPI document: what the compiler generated from the controllers, and what the filters
 * before them add to every operation (problems, headers), which the generator cannot see.
 */
@Singleton
final class Description {
  private static final String GENERATED = "/META-INF/swagger/spoke-v1.json";
  private static final String SHARED = "/org/spoke/gateway/docs/shared.json";

  private final ObjectMapper json = new ObjectMapper();

  /** The document as JSON in UTF-8. */
  byte[] bytes() {
    try {
      ObjectNode document = read(GENERATED);
      JsonNode shared = read(SHARED);
      ObjectNode components = document.withObjectProperty("components");
      for (Map.Entry<String, JsonNode> kind : shared.properties()) {
        components.withObjectProperty(kind.getKey()).setAll((ObjectNode) kind.getValue());
      }
      for (JsonNode path : document.get("paths")) {
        path.properties()
            .forEach(method -> complete(method.getKey(), (ObjectNode) method.getValue()));
      }
      withoutNulls(document);
      return json.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Nothing is ever null: what is absent is left out. The generator says "or null" all the same.
   */
  private static void withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode schema && schema.has("type")) {
      JsonNode type = schema.get("type");
      if (type.isArray()) {
        schema.set("type", type.get(0));
      } else if (type.asText().equals("null")) {
        schema.remove("type");
      }
    }
    node.forEach(Description::withoutNulls);
  }

  private static void complete(String method, ObjectNode operation) {
    operation
        .withObjectProperty("responses")
        .putObject("default")
        .put("$ref", "#/components/responses/Problem");
    header(operation, "RequestTimeout");
    if (!method.equals("get")) {
      header(operation, "IdempotencyKey");
    }
    if (method.equals("patch") || method.equals("put")) {
      header(operation, "IfMatch");
    }
  }

  private static void header(ObjectNode operation, String name) {
    operation
        .withArrayProperty("parameters")
        .addObject()
        .put("$ref", "#/components/parameters/" + name);
  }

  private ObjectNode read(String resource) throws IOException {
    try (InputStream in = Description.class.getResourceAsStream(resource)) {
      return (ObjectNode) json.readTree(in);
    }
  }
}
