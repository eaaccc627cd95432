package org.spoke.devnet.transaction;

import java.util.regex.Pattern;

/** BLAKE2b-256 of a transaction's body, in lower-case hex. */
public record TransactionId(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public TransactionId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a transaction id is 64 lower-case hex digits");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
