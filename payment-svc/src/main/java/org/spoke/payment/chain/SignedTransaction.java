package org.spoke.payment.chain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A transaction as it is submitted: recorded before the first attempt, so that every later attempt
 * sends the same bytes.
 *
 * @param cborHex the whole signed transaction in CBOR, as lower-case hex
 * @param inputs what it spends, in the ledger's order
 * @param fee what the ledger keeps
 * @param invalidFromSlot the first slot in which it can no longer land; every transaction of ours
 *     has one
 */
public record SignedTransaction(
    TxId id,
    String cborHex,
    List<OutputReference> inputs,
    @JsonProperty("feeLovelace") Lovelace fee,
    long invalidFromSlot) {

  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");

  public SignedTransaction {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || invalidFromSlot <= 0 || !HEX.matcher(cborHex).matches()) {
      throw new IllegalArgumentException(
          "A signed transaction has inputs, an end and bytes in hex: " + id);
    }
  }

  public OutputReference output(int index) {
    return new OutputReference(id, index);
  }
}
