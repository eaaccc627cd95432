package org.spoke.payment.escrow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;

/** Names a contract: {@code ctr_} and its tail. */
public record ContractId(@JsonValue String text) {

  private static final String PREFIX = "ctr";

  @JsonCreator
  public ContractId {
    if (!Ids.isId(PREFIX, text)) {
      throw new IllegalArgumentException("Not the id of a contract: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
