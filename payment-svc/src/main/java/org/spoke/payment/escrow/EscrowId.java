package org.spoke.payment.escrow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/** Names an escrow: {@code esc_} and its tail. */
public record EscrowId(@JsonValue String text) {

  private static final String PREFIX = "esc";

  @JsonCreator
  public EscrowId {
    if (!Ids.isId(PREFIX, text)) {
      throw new IllegalArgumentException("Not the id of an escrow: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
