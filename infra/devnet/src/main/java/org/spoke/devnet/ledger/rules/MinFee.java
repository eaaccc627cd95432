package org.spoke.devnet.ledger.rules;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.ProtocolParameters;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/**
 * FeeTooSmallUTxO (Shelley UTXO, minfee of Conway): a price for each byte, a constant, and a price
 * for the reference scripts behind inputs and reference inputs.
 */
public final class MinFee implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    BigInteger minimum = minimum(transaction, state);
    BigInteger fee = transaction.body().fee();
    return fee.compareTo(minimum) >= 0
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "FeeTooSmallUTxO",
                "fee %s lovelace, at least %s for %d bytes"
                    .formatted(fee, minimum, transaction.sizeBytes())));
  }

  private static BigInteger minimum(SignedTransaction transaction, LedgerState state) {
    ProtocolParameters parameters = state.parameters();
    return parameters
        .minFeePerByte()
        .multiply(BigInteger.valueOf(transaction.sizeBytes()))
        .add(parameters.minFeeConstant())
        .add(
            ReferenceScriptFee.of(
                referenceScriptBytes(transaction, state),
                parameters.minFeeReferenceScriptPerByte()));
  }

  /** txNonDistinctRefScriptsSize: a script behind two inputs counts twice. */
  private static int referenceScriptBytes(SignedTransaction transaction, LedgerState state) {
    List<TransactionInput> inputs =
        Stream.of(transaction.body().inputs(), transaction.body().referenceInputs())
            .flatMap(Collection::stream)
            .distinct()
            .toList();
    return state.resolve(inputs).stream()
        .map(TransactionOutput::referenceScript)
        .flatMap(Optional::stream)
        .mapToInt(HashedScript::sizeBytes)
        .sum();
  }
}
