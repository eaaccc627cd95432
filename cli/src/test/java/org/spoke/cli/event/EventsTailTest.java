package org.spoke.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.cli.testing.ClientRun;
import org.spoke.cli.testing.RecordedBox;
import org.spoke.cli.testing.RecordedBox.Request;

class EventsTailTest {
  private static final String STREAM = "text/event-stream";

  @TempDir private Path folder;

  @Test
  void aBrokenStreamIsTakenUpAfterTheLastEvent() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText(
          "GET /events/stream", 200, STREAM, ": hello\n\n" + event("a", "JobSubmitted"));
      box.answersText(
          "GET /events/stream",
          200,
          STREAM,
          "event: heartbeat\ndata: {}\n\n" + event("b", "VmReady"));

      ClientRun run = ClientRun.against(box, folder, "events", "tail", "--count", "2");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out().lines())
          .containsExactly(
              "2026-11-23 16:00:01Z  vm         JobSubmitted            job_x",
              "2026-11-23 16:00:01Z  vm         VmReady                 job_x");
      assertThat(box.requests()).extracting(Request::lastEventId).containsExactly(null, "a");
    }
  }

  @Test
  void aProgramGetsOneEventALine() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /events/stream", 200, STREAM, event("a", "VmReady"));

      ClientRun run =
          ClientRun.against(box, folder, "events", "tail", "--count", "1", "-o", "json");

      assertThat(run.out().strip()).isEqualTo(json("VmReady"));
    }
  }

  @Test
  void aBoxThatStaysAwayEndsTheTail() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /events/stream", 200, STREAM, event("a", "VmReady"));
      box.breaks("GET /events/stream");

      ClientRun run = ClientRun.against(box, folder, "events", "tail");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("gone since the last event a");
    }
  }

  private static String event(String id, String type) {
    return "id: " + id + "\ndata: " + json(type) + "\n\n";
  }

  private static String json(String type) {
    return "{\"service\":\"vm\",\"type\":\""
        + type
        + "\",\"aggregateId\":\"job_x\",\"recordedAt\":\"2026-11-23T16:00:01.5Z\"}";
  }
}
