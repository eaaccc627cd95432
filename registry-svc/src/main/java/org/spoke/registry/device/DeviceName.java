package org.spoke.registry.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** What people call a device: 1 to 63 letters, digits and hyphens, so that it is a DNS label. */
public record DeviceName(@JsonValue String text) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,63}");

  /** Refuses anything else as {@code invalid-field}. */
  @JsonCreator
  public DeviceName {
    if (!SHAPE.matcher(text).matches()) {
      throw Problem.of(
          CommonProblem.INVALID_FIELD,
          "\"" + text + "\" is not 1 to 63 letters, digits or hyphens.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
