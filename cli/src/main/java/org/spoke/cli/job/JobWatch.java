package org.spoke.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.spoke.cli.output.Cell;
import org.spoke.cli.output.Progress;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Pause;
import org.spoke.cli.rest.Query;
import org.spoke.cli.rest.RestClient;

/** Follows a job until it ends, and says each state that it comes through. */
final class JobWatch {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1); // a person sees no less
  private static final Set<String> ENDED_WELL = Set.of("SETTLED", "CANCELLED");
  private static final Set<String> ENDED_BADLY = Set.of("FAILED", "EXPIRED");

  private final RestClient rest;
  private final Progress progress;
  private final Pause pause;

  JobWatch(RestClient rest, Progress progress, Pause pause) {
    this.rest = rest;
    this.progress = progress;
    this.pause = pause;
  }

  /** The job as it ended. */
  Answer untilEnded(String id) throws InterruptedException {
    while (true) {
      Answer answer = rest.get(Query.segment("/jobs", id));
      JsonNode job = answer.json();
      String status = job.path("status").asText();
      progress.step(id + "  " + status);
      if (ENDED_WELL.contains(status) || ENDED_BADLY.contains(status)) {
        return answer;
      }
      progress.figure(
          "billed "
              + Cell.milliseconds(job.path("billedMs"))
              + ", due "
              + Cell.ada(job.path("dueLovelace")));
      pause.of(BETWEEN_LOOKS);
    }
  }

  static boolean endedWell(JsonNode job) {
    return ENDED_WELL.contains(job.path("status").asText());
  }
}
