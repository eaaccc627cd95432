package org.spoke.gateway.escrow;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The money of one contract; all amounts in lovelace.
 *
 * @param lockedLovelace what stands at the script, or stood
 * @param paidLovelace paid to the provider
 * @param refundedLovelace back to the tenant
 * @param feesLovelace fees taken out of the escrow
 * @param reason why it closed
 * @param reasonDetail one sentence with the figures, for a person
 */
@Introspected
public record Escrow(
    String id,
    String contractId,
    String jobId,
    EscrowStatus status,
    long lockedLovelace,
    long paidLovelace,
    long refundedLovelace,
    long feesLovelace,
    @Nullable String scriptAddress,
    List<Transaction> transactions,
    @Nullable String reason,
    @Nullable String reasonDetail,
    Instant openedAt,
    @Nullable Instant closedAt,
    long version) {

  /**
   * One of its transactions on the chain.
   *
   * @param purpose lock, settlement or refund
   * @param status submitted, confirmed or abandoned
   */
  @Introspected
  public record Transaction(
      String purpose,
      String txId,
      String status,
      long confirmations,
      long feeLovelace,
      @Nullable Instant submittedAt) {}
}
