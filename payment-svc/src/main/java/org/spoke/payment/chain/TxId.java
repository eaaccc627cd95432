package org.spoke.payment.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a transaction: the blake2b-256 hash of its body, as 64 lower-case hex digits. */
public record TxId(@JsonValue String hex) implements Comparable<TxId> {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator
  public TxId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("A transaction id has 64 lower-case hex digits: " + hex);
    }
  }

  @Override
  public int compareTo(TxId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
