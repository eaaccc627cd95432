package org.spoke.payment.escrow.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.Purpose;
import org.spoke.payment.escrow.Stage;

/** One row of the table {@code escrow_transaction}: its bytes, and how far it has come. */
@MappedEntity("escrow_transaction")
public record TransactionRow(
    @Id String txId,
    String escrow,
    long number,
    Purpose purpose,
    Stage stage,
    String cborHex,
    String inputs,
    long feeLovelace,
    long invalidFromSlot,
    long confirmations,
    Instant signedAt) {

  private static final String BETWEEN_INPUTS = " ";

  static TransactionRow signed(
      EscrowId escrow, long number, Purpose purpose, SignedTransaction transaction, Instant at) {
    return new TransactionRow(
        transaction.id().hex(),
        escrow.text(),
        number,
        purpose,
        Stage.PENDING,
        transaction.cborHex(),
        transaction.inputs().stream()
            .map(OutputReference::toString)
            .collect(Collectors.joining(BETWEEN_INPUTS)),
        transaction.fee().amount(),
        transaction.invalidFromSlot(),
        0,
        at);
  }

  public TxId id() {
    return new TxId(txId);
  }

  /** The very bytes that were recorded. */
  public SignedTransaction transaction() {
    List<OutputReference> spent =
        Arrays.stream(inputs.split(BETWEEN_INPUTS)).map(OutputReference::parse).toList();
    return new SignedTransaction(id(), cborHex, spent, Lovelace.of(feeLovelace), invalidFromSlot);
  }
}
