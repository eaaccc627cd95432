package org.spoke.payment.escrow.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.spoke.base.paging.Cursor;
import org.spoke.payment.escrow.ContractId;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.EscrowStatus;
import org.spoke.payment.escrow.JobId;

/** One row of the table {@code escrow}; amounts in lovelace. */
@MappedEntity("escrow")
public record EscrowRow(
    @Id String id,
    String contract,
    String job,
    EscrowStatus status,
    long lockedLovelace,
    long paidLovelace,
    long refundedLovelace,
    long feesLovelace,
    String lockAddress,
    String reason,
    String detail,
    @Nullable Instant servedFrom,
    @Nullable Instant servedUntil,
    Instant openedAt,
    @Nullable Instant closedAt,
    long version) {

  /** An escrow of which nothing is known but that it is there. */
  static EscrowRow opened(EscrowId id, ContractId contract, JobId job, Instant at, long version) {
    return new EscrowRow(
        id.text(),
        contract.text(),
        job.text(),
        EscrowStatus.OPENED,
        0,
        0,
        0,
        0,
        "",
        "",
        "",
        null,
        null,
        at,
        null,
        version);
  }

  /** Its place in the list of escrows. */
  public Cursor place() {
    return new Cursor(openedAt, id);
  }
}
