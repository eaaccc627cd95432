package org.spoke.registry.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Names a device; it follows from the machine's, so one machine is one device. */
public record DeviceId(@JsonValue String text) {
  private static final String PREFIX = "dev";

  /** Refuses malformed text as {@code invalid-field}. */
  @JsonCreator
  public DeviceId {
    if (!Ids.isId(PREFIX, text)) {
      throw Problem.of(
          CommonProblem.INVALID_FIELD,
          "\"" + text + "\" is not " + PREFIX + "_ and 20 characters.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
