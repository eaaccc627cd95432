package org.spoke.gateway.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.spoke.gateway.http.Protobuf;
import org.spoke.proto.payment.v1.AuditLine;
import org.spoke.proto.payment.v1.AuditMoneyResponse;

/**
 * Who was paid what, recomputed from the events alone; all amounts in lovelace.
 *
 * @param sumsMatch locked = paid + refunded + fees in every line
 * @param readModelMatches the read model says the same
 * @param chainMatches the chain says the same
 * @param findings what does not match, a sentence each
 */
@Introspected
public record Money(
    List<Line> lines,
    boolean sumsMatch,
    boolean readModelMatches,
    boolean chainMatches,
    List<String> findings) {

  /**
   * One contract's money.
   *
   * @param servedFrom begin of the interval that was paid for
   */
  @Introspected
  public record Line(
      String contractId,
      String escrowId,
      long lockedLovelace,
      long paidLovelace,
      long refundedLovelace,
      long feesLovelace,
      @Nullable Instant servedFrom,
      @Nullable Instant servedUntil,
      List<String> txIds) {}

  static Money of(AuditMoneyResponse message) {
    return new Money(
        message.getLinesList().stream().map(Money::line).toList(),
        message.getSumsMatch(),
        message.getReadModelMatches(),
        message.getChainMatches(),
        List.copyOf(message.getFindingsList()));
  }

  private static Line line(AuditLine message) {
    return new Line(
        message.getContractId(),
        message.getEscrowId(),
        message.getLockedLovelace(),
        message.getPaidLovelace(),
        message.getRefundedLovelace(),
        message.getFeesLovelace(),
        Protobuf.instant(message.hasServedFrom(), message.getServedFrom()),
        Protobuf.instant(message.hasServedUntil(), message.getServedUntil()),
        List.copyOf(message.getTxIdsList()));
  }
}
