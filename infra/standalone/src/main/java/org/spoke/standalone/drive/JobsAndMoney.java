package org.spoke.standalone.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What a box tells of its jobs and its money.
 *
 * @param box asked anew each time
 */
public record JobsAndMoney(BoxClient box) {
  /** What a job goes through, in this order. */
  public static final List<String> STATES =
      List.of("SUBMITTED", "MATCHED", "CONTRACTED", "FUNDED", "STARTING", "RUNNING", "STOPPING");

  /** States from which nothing follows. */
  private static final Set<String> END_STATES = Set.of("SETTLED", "FAILED", "CANCELLED", "EXPIRED");

  public JsonNode job(String id) {
    return box.get("/jobs/" + id);
  }

  public String status(String job) {
    return job(job).path("status").asText();
  }

  /** Whether a job has come that far, or past it. */
  public boolean hasReached(String job, String state) {
    String now = status(job);
    return END_STATES.contains(now) || STATES.indexOf(now) >= STATES.indexOf(state);
  }

  public boolean hasEnded(String job) {
    return END_STATES.contains(status(job));
  }

  public JsonNode escrowOf(String job) {
    return box.get("/escrows/" + job(job).path("escrowId").asText());
  }

  /** Lovelace that the chain says a wallet holds. */
  public long balance(String wallet) {
    return box.get("/wallets/" + wallet + "/balance").path("lovelace").asLong();
  }
}
