package org.spoke.payment.escrow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/** Names a job: {@code job_} and its tail. */
public record JobId(@JsonValue String text) {

  private static final String PREFIX = "job";

  @JsonCreator
  public JobId {
    if (!Ids.isId(PREFIX, text)) {
      throw new IllegalArgumentException("Not the id of a job: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
