package org.spoke.payment.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/** Names one output of one transaction; written {@code <transaction id>#<index>}. */
public record OutputReference(TxId transaction, int index) implements Comparable<OutputReference> {

  private static final int MAX_INDEX = 65_535; // the ledger counts outputs with 16 bits
  private static final Comparator<OutputReference> LEDGER_ORDER =
      Comparator.comparing(OutputReference::transaction).thenComparing(OutputReference::index);

  public OutputReference {
    if (index < 0 || index > MAX_INDEX) {
      throw new IllegalArgumentException("An output's index is 0 to " + MAX_INDEX + ": " + index);
    }
  }

  @JsonCreator
  public static OutputReference parse(String text) {
    int mark = text.indexOf('#');
    if (mark < 0) {
      throw new IllegalArgumentException("An output is written <transaction id>#<index>: " + text);
    }
    return new OutputReference(
        new TxId(text.substring(0, mark)), Integer.parseInt(text.substring(mark + 1)));
  }

  @Override
  public int compareTo(OutputReference other) {
    return LEDGER_ORDER.compare(this, other);
  }

  @Override
  @JsonValue
  public String toString() {
    return transaction + "#" + index;
  }
}
