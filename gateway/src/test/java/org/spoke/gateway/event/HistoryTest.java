package org.spoke.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.services.Service;

class HistoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path data;
  private static FakeBox box;

  @BeforeAll
  static void start() {
    box = FakeBox.start(data);
    for (int i = 0; i < 20; i++) {
      box.log(Service.SCHEDULER).record("JobSubmitted", "job_" + i, 1000 + 10L * i);
      box.log(Service.VM).record("VmReady", "vm_" + i, 1005 + 10L * i);
    }
    box.log(Service.PAYMENT).record("EscrowFunded", "esc_1", 1007);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void theHistoriesOfAllServicesAreReadInTheOrderOfTimePageByPage() throws Exception {
    List<String> times = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = page("/api/v1/events?limit=7" + cursor);
      page.get("items")
          .forEach(
              event -> {
                times.add(event.get("recordedAt").asText());
                ids.add(event.get("id").asText());
              });
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
    } while (cursor != null);
    assertThat(ids).hasSize(41).doesNotHaveDuplicates();
    assertThat(times).isSorted();
  }

  @Test
  void filtersAreJoined() throws Exception {
    JsonNode page =
        page(
            "/api/v1/events?service=vm&type=VmReady&from=1970-01-01T00:16:45Z&before=1970-01-01T00:17:05Z");
    assertThat(page.get("items").findValuesAsText("aggregateId")).containsExactly("vm_0", "vm_1");
    assertThat(page.get("items").get(0).get("payload").get("number").asInt()).isEqualTo(1);
    assertThat(page.has("nextCursor")).isFalse();
  }

  private static JsonNode page(String path) throws Exception {
    HttpResponse<String> answer = box.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
