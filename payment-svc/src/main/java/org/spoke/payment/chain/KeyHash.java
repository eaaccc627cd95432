package org.spoke.payment.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The blake2b-224 hash of a payment key, as 56 lower-case hex digits: how the ledger names who must
 * sign.
 */
public record KeyHash(@JsonValue String hex) implements Comparable<KeyHash> {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{56}");

  @JsonCreator
  public KeyHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("A key hash has 56 lower-case hex digits: " + hex);
    }
  }

  @Override
  public int compareTo(KeyHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
