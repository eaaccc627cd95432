package org.spoke.gateway.event.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.fakes.SseClient;
import org.spoke.gateway.services.Service;

class EventStreamTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path data;
  private FakeBox box;

  @BeforeEach
  void start() {
    box =
        FakeBox.start(
            data, Map.of("spoke.gateway.heartbeat", "200ms", "spoke.gateway.slow-reader", "2s"));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void whatIsRecordedFromNowOnIsSentWithHeartbeatsBetween() {
    box.log(Service.VM).record("VmReady", "vm_old", 1);
    try (SseClient client = SseClient.open(box, "/api/v1/events/stream", null)) {
      awaitReaders(1);
      box.log(Service.VM).record("VmReady", "vm_new", 2);
      box.log(Service.SCHEDULER).record("JobSubmitted", "job_new", 3);
      await().atMost(SOON).until(() -> client.aggregates().size() == 2);
      assertThat(client.aggregates()).containsExactlyInAnyOrder("vm_new", "job_new");
      await()
          .atMost(SOON)
          .until(
              () ->
                  client.named("heartbeat").stream().anyMatch(all -> all.contains("\"vm\":true")));
    }
  }

  @Test
  void aReaderThatComesBackWithTheLastIdMissesNothingAndGetsNothingTwice() {
    String last;
    try (SseClient client = SseClient.open(box, "/api/v1/events/stream", null)) {
      awaitReaders(1);
      box.log(Service.VM).record("VmReady", "vm_1", 1);
      box.log(Service.PAYMENT).record("EscrowFunded", "esc_1", 1);
      await().atMost(SOON).until(() -> client.aggregates().size() == 2);
      last = client.lastId();
    }
    box.log(Service.VM).record("VmReady", "vm_2", 2);
    box.log(Service.PAYMENT).record("EscrowFunded", "esc_2", 2);
    try (SseClient client = SseClient.open(box, "/api/v1/events/stream", last)) {
      await().atMost(SOON).until(() -> client.aggregates().size() == 2);
      assertThat(client.aggregates()).containsExactlyInAnyOrder("vm_2", "esc_2");
    }
  }

  @Test
  void theStreamOutlivesARestartOfAService() {
    try (SseClient client = SseClient.open(box, "/api/v1/events/stream?service=vm", null)) {
      awaitReaders(1);
      box.log(Service.VM).record("VmReady", "vm_1", 1);
      await().atMost(SOON).until(() -> client.aggregates().size() == 1);
      box.kill(Service.VM);
      box.log(Service.VM).record("VmReady", "vm_2", 2);
      box.start(Service.VM);
      await().atMost(SOON).until(() -> client.aggregates().size() == 2);
      assertThat(client.aggregates()).containsExactly("vm_1", "vm_2");
    }
  }

  @Test
  void onlyWhatIsWantedIsSent() {
    String path = "/api/v1/events/stream?type=VmGone&aggregate=vm_1";
    try (SseClient client = SseClient.open(box, path, null)) {
      awaitReaders(1);
      box.log(Service.VM).record("VmReady", "vm_1", 1);
      box.log(Service.VM).record("VmGone", "vm_2", 1);
      box.log(Service.VM).record("VmGone", "vm_1", 1);
      await().atMost(SOON).until(() -> client.aggregates().size() == 1);
      assertThat(client.aggregates()).containsExactly("vm_1");
    }
  }

  @Test
  void aReaderThatDoesNotReadHoldsTheServiceBackAndIsLetGo() {
    try (SseClient client = SseClient.openWithoutReading(box, "/api/v1/events/stream")) {
      awaitReaders(1);
      for (int i = 0; i < 40_000; i++) {
        box.log(Service.VM).record("VmReady", "vm_" + "x".repeat(200) + i, i);
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(box.log(Service.VM).readers())
                      .as("readers after %d events", box.log(Service.VM).mostSent())
                      .isZero());
      assertThat(box.log(Service.VM).mostSent()).isLessThan(40_000);
      client.readOn();
      await().atMost(SOON).until(client::ended);
      assertThat(client.named("too-slow")).isNotEmpty();
    }
  }

  @Test
  void anIdThatTheStreamNeverGaveIsRefused() {
    for (String id : List.of("abc", "%%%", "x".repeat(9000), "Vk09MS4x,")) {
      HttpRequest request =
          box.request("/api/v1/events/stream").header("Last-Event-ID", id).build();
      HttpResponse<String> answer = box.send(request);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("\"field\":\"Last-Event-ID\"");
    }
  }

  private void awaitReaders(int count) {
    await().atMost(SOON).until(() -> box.log(Service.VM).readers() == count);
  }
}
