package org.spoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void aRateMustReachItsGoalAndATimeMustStayBelowIt() {
    assertThat(Figure.ratioAtLeast(0.6, "a", 0.6).met()).isTrue();
    assertThat(Figure.ratioAtLeast(0.59, "a", 0.6).met()).isFalse();
    assertThat(Figure.ratioAtMost(1.11, "a", 1.10).met()).isFalse();
    assertThat(Figure.valueAtMost(9.9, "s", 10).met()).isTrue();
  }

  @Test
  void aMissedGoalIsSaidPlainly() {
    assertThat(Figure.ratioAtLeast(0.07, "events/s", 0.5).asText())
        .contains("0.07")
        .contains("goal >= 0.50")
        .contains("MISSED");
  }

  @Test
  void theFileHasRatioOrValueWithUnitGoalAndWhetherItIsMet() {
    JsonMapper json = new JsonMapper();
    JsonNode ratio = json.valueToTree(Figure.ratioAtLeast(0.7, "events/s", 0.6));
    assertThat(ratio.toString())
        .isEqualTo("{\"ratio\":0.7,\"unit\":\"events/s\",\"goal\":0.6,\"met\":true}");
    JsonNode value = json.valueToTree(Figure.valueAtMost(12, "s", 10));
    assertThat(value.toString())
        .isEqualTo("{\"value\":12.0,\"unit\":\"s\",\"goal\":10.0,\"met\":false}");
  }
}
