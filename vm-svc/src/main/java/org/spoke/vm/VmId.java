package org.spoke.vm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/**
 * The id of one VM: {@code vm_} and the tail of the job's id that it runs for; behind a hyphen the
 * number of the restart.
 */
public record VmId(@JsonValue String value) {
  /** The first part of every VM's id. */
  public static final String PREFIX = "vm";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VmId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A VM id is vm_ and 20 characters of base32; this is not: " + value);
    }
  }

  /** Whether the text has the form of a VM id. */
  public static boolean isValid(String text) {
    return Ids.isId(PREFIX, text);
  }

  @Override
  public String toString() {
    return value;
  }
}
