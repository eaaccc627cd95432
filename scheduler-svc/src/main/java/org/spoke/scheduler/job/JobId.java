package org.spoke.scheduler.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/**
 * Names a job: {@code job_7f3k...}. Everything that is made for the job has an id that follows from
 * it, so that asking for it twice is asking once.
 */
public record JobId(@JsonValue String value) {
  /** What stands before the underscore. */
  public static final String PREFIX = "job";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JobId {
    if (!Ids.isId(PREFIX, value)) {
      throw new IllegalArgumentException("Not a job's id: " + value);
    }
  }

  public String contract() {
    return Ids.follow("ctr", value);
  }

  public String lease() {
    return Ids.follow("lse", value);
  }

  public String escrow() {
    return Ids.follow("esc", value);
  }

  /** The job's first VM, or the one that a restart (1, 2, ...) brings. */
  public String vm(int restart) {
    String first = Ids.follow("vm", value);
    return restart == 0 ? first : first + "-" + restart;
  }

  @Override
  public String toString() {
    return value;
  }
}
