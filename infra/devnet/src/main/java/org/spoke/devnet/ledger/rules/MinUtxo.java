package org.spoke.devnet.ledger.rules;

import java.math.BigInteger;
import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionOutput;

/** BabbageOutputTooSmallUTxO (Babbage UTXO): an output pays for the room that it takes. */
public final class MinUtxo implements Rule {
  /**
   * What an entry of the UTxO takes besides the output itself (Babbage specification,
   * utxoEntrySize).
   */
  private static final int ENTRY_OVERHEAD_BYTES = 160;

  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    return BodyOutputs.of(transaction)
        .filter(output -> output.value().lovelace().compareTo(minimum(output, state)) < 0)
        .findFirst()
        .map(
            output ->
                new Rejection(
                    "BabbageOutputTooSmallUTxO",
                    "%s lovelace at %s, at least %s for %d bytes"
                        .formatted(
                            output.value().lovelace(),
                            output.address(),
                            minimum(output, state),
                            output.sizeBytes())));
  }

  private static BigInteger minimum(TransactionOutput output, LedgerState state) {
    return state
        .parameters()
        .lovelacePerUtxoByte()
        .multiply(BigInteger.valueOf(ENTRY_OVERHEAD_BYTES + output.sizeBytes()));
  }
}
