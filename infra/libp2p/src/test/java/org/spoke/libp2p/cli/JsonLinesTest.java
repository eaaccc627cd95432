package org.spoke.libp2p.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void anyTextIsReadBackAsItWas(@ForAll String text) throws IOException {
    String line = JsonLines.json(Map.of("text", text));

    assertThat(JSON.readTree(line).get("text").asText()).isEqualTo(text);
    assertThat(line).doesNotContain("\n", "\r");
  }

  @Test
  void numbersTruthsListsAndObjectsKeepTheirKind() throws IOException {
    JsonNode read =
        JSON.readTree(
            JsonLines.json(
                Map.of("long", 7L, "double", 0.5, "truth", true, "list", List.of("a", Map.of()))));

    assertThat(read.get("long").isIntegralNumber()).isTrue();
    assertThat(read.get("double").asDouble()).isEqualTo(0.5);
    assertThat(read.get("truth").isBoolean()).isTrue();
    assertThat(read.get("list").get(1).isObject()).isTrue();
  }
}
