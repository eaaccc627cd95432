package org.spoke.registry.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;

/** Names a device; it follows from the machine's, so one machine is one device. */
public record DeviceId(@JsonValue String text) {
  private static final String PREFIX = "dev";

  /** Refuses malformed text as {@code invalid-field}. */
  @JsonCreator
  public DeviceId {
    if (!Ids.isId(PREFIX, text)) {
      throw CommonProblem.invalid("id", "\"" + text + "\" is not " + PREFIX + "_ and 20 characters.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
