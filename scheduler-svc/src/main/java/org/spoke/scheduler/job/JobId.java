package org.spoke.scheduler.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/**
 * Names a job: {@code job_7f3k...}. Everything that is made for the job has an id that follows from
 * it, so that asking for it twice is asking once.
 */
public record JobId(@JsonValue String text) {
  /** What stands before the underscore. */
  public static final String PREFIX = "job";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JobId {
    if (!Ids.isId(PREFIX, text)) {
      throw new IllegalArgumentException("Not a job's id: " + text);
    }
  }

  public String contract() {
    return Ids.follow("ctr", text);
  }

  public String lease() {
    return Ids.follow("lse", text);
  }

  public String escrow() {
    return Ids.follow("esc", text);
  }

  /** The job's first VM, or the one that a restart (1, 2, ...) brings. */
  public String vm(int restart) {
    String first = Ids.follow("vm", text);
    return restart == 0 ? first : first + "-" + restart;
  }

  @Override
  public String toString() {
    return text;
  }
}
