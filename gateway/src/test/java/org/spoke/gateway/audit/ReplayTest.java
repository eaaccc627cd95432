package org.spoke.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.services.Service;

class ReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLAYS = "/api/v1/audit/replays";

  @TempDir Path data;
  private FakeBox box;

  @BeforeEach
  void start() {
    box = FakeBox.start(data);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void theReplaysOfAllServicesAreOne() throws Exception {
    JsonNode started = answer(201, box.send("POST", REPLAYS, "{\"mode\":\"VERIFY\"}"));
    assertThat(started.get("status").asText()).isEqualTo("RUNNING");
    assertThat(started.get("eventsDone").asInt()).isEqualTo(16);
    assertThat(started.get("eventsTotal").asInt()).isEqualTo(40);
    assertThat(started.has("liveChecksum")).isFalse();
    String path = REPLAYS + "/" + started.get("id").asText();

    for (Service service : Service.values()) {
      box.operations(service).finish("aa", "aa");
    }
    JsonNode matched = answer(200, box.get(path));
    assertThat(matched.get("status").asText()).isEqualTo("MATCHED");
    assertThat(matched.get("liveChecksum")).isEqualTo(matched.get("rebuiltChecksum"));
    assertThat(matched.get("services")).hasSize(4);

    box.operations(Service.VM).finish("aa", "bb");
    JsonNode differed = answer(200, box.get(path));
    assertThat(differed.get("status").asText()).isEqualTo("DIFFERED");
    assertThat(differed.get("liveChecksum")).isNotEqualTo(differed.get("rebuiltChecksum"));
    assertThat(differed.get("liveChecksum")).isEqualTo(matched.get("liveChecksum"));
  }

  @Test
  void oneServiceThatRefusesLeavesNoneReplaying() throws Exception {
    box.operations(Service.PAYMENT).replayRuns();
    JsonNode refused = answer(409, box.send("POST", REPLAYS, "{\"mode\":\"VERIFY\"}"));
    assertThat(refused.get("type").asText()).endsWith("/replay-running");
    for (Service service : Service.values()) {
      assertThat(box.operations(service).running()).as(service.label()).isZero();
    }
  }

  @Test
  void aReplayIsCancelledOnce() throws Exception {
    JsonNode started = answer(201, box.send("POST", REPLAYS, "{\"mode\":\"SWITCH\"}"));
    String path = REPLAYS + "/" + started.get("id").asText();
    assertThat(answer(200, box.send("DELETE", path, "")).get("status").asText())
        .isEqualTo("CANCELLED");
    assertThat(answer(409, box.send("DELETE", path, "")).get("type").asText())
        .endsWith("/replay-ended");
    assertThat(answer(200, box.get(REPLAYS)).get("items")).hasSize(4);
  }

  @Test
  void anIdThatNamesNoReplayIsNotFound() throws Exception {
    for (String id : new String[] {"abc", "UkVHSVNUUlk9cnBsX3g", "%2e%2e", "x".repeat(600)}) {
      assertThat(answer(404, box.get(REPLAYS + "/" + id)).get("status").asInt()).isEqualTo(404);
    }
  }

  private static JsonNode answer(int status, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }
}
