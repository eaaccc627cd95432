package org.spoke.devnet.ledger.rules;

import java.util.stream.Stream;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionBody;
import org.spoke.devnet.transaction.TransactionOutput;

/** Every output that a body could leave behind: allOuts of the Babbage specification. */
final class BodyOutputs {
  private BodyOutputs() {}

  static Stream<TransactionOutput> of(SignedTransaction transaction) {
    TransactionBody body = transaction.body();
    return Stream.concat(body.outputs().stream(), body.collateralReturn().stream());
  }
}
