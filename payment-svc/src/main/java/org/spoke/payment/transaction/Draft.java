package org.spoke.payment.transaction;

import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.spec.Era;
import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.TransactionBody;
import com.bloxbean.cardano.client.transaction.spec.TransactionInput;
import com.bloxbean.cardano.client.transaction.spec.TransactionOutput;
import com.bloxbean.cardano.client.transaction.spec.TransactionWitnessSet;
import com.bloxbean.cardano.client.transaction.spec.VkeyWitness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.escrow.script.Unlocking;

/**
 * A transaction before its fee is known: what the payments and the fee leave of the inputs goes to
 * one last output.
 *
 * @param inputs sorted, so that the order in which they were found does not change the bytes
 * @param value what the inputs hold together
 * @param rest who gets what is left
 * @param invalidFromSlot the first slot in which it can no longer land
 */
record Draft(
    List<OutputReference> inputs,
    Lovelace value,
    List<Payment> payments,
    Address rest,
    Unlocking unlocking,
    long invalidFromSlot) {

  private static final int MAX_ROUNDS =
      5; // the fee's own bytes can raise the fee; two rounds are the usual end
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  Draft {
    inputs = inputs.stream().sorted().toList();
    payments = List.copyOf(payments);
  }

  /**
   * Finds the least fee that the ledger takes.
   *
   * @return empty when payments and fee are more than the inputs hold, or leave less than an output
   *     must hold
   */
  Optional<Balanced> balanced(ProtocolParameters parameters) {
    Lovelace fee = Lovelace.ZERO;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Lovelace spent = spent(fee);
      if (spent.plus(MinimumOutput.at(rest, parameters)).exceeds(value)) {
        return Optional.empty();
      }
      Transaction unsigned = unsigned(fee, value.minus(spent));
      Lovelace least = parameters.feeFor(signedSize(unsigned, parameters));
      if (!least.exceeds(fee)) {
        return Optional.of(new Balanced(this, unsigned, fee, value.minus(spent)));
      }
      fee = least;
    }
    throw new IllegalStateException("The fee did not settle in " + MAX_ROUNDS + " rounds");
  }

  private Lovelace spent(Lovelace fee) {
    return payments.stream().map(Payment::amount).reduce(fee, Lovelace::plus);
  }

  private Transaction unsigned(Lovelace fee, Lovelace left) {
    var body =
        TransactionBody.builder()
            .inputs(inputs.stream().map(Draft::input).toList())
            .outputs(outputs(left))
            .fee(BigInteger.valueOf(fee.amount()))
            .validityStartInterval(unlocking.validFromSlot())
            .ttl(invalidFromSlot)
            .build();
    var transaction =
        Transaction.builder()
            .era(Era.Conway)
            .body(body)
            .witnessSet(new TransactionWitnessSet())
            .build();
    unlocking.proof().accept(transaction);
    return transaction;
  }

  private static TransactionInput input(OutputReference reference) {
    return new TransactionInput(reference.transaction().hex(), reference.index());
  }

  private List<TransactionOutput> outputs(Lovelace left) {
    List<TransactionOutput> outputs = new ArrayList<>();
    payments.forEach(payment -> outputs.add(MinimumOutput.output(payment)));
    outputs.add(MinimumOutput.output(new Payment(rest, left)));
    return outputs;
  }

  /**
   * The size with signatures, measured with empty ones in their place, which are then taken off
   * again.
   */
  private int signedSize(Transaction unsigned, ProtocolParameters parameters) {
    var blank = new VkeyWitness(new byte[KEY_BYTES], new byte[SIGNATURE_BYTES]);
    unsigned
        .getWitnessSet()
        .setVkeyWitnesses(Collections.nCopies(unlocking.signers().size(), blank));
    int bytes = serialized(unsigned).length;
    unsigned.getWitnessSet().setVkeyWitnesses(List.of());
    if (bytes > parameters.maxTransactionBytes()) {
      throw new IllegalStateException(
          "The transaction has "
              + bytes
              + " bytes, a block takes "
              + parameters.maxTransactionBytes());
    }
    return bytes;
  }

  static byte[] serialized(Transaction transaction) {
    try {
      return transaction.serialize();
    } catch (CborSerializationException never) {
      throw new IllegalStateException("A whole transaction has bytes", never);
    }
  }
}
