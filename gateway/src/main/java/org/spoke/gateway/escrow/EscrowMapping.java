package org.spoke.gateway.escrow;

import org.spoke.gateway.http.Protobuf;
import org.spoke.proto.payment.v1.EscrowTransaction;

/** Escrows as payment-svc says them, in REST's shape. */
final class EscrowMapping {
  private EscrowMapping() {}

  static Escrow escrow(org.spoke.proto.payment.v1.Escrow message) {
    return new Escrow(
        message.getId(),
        message.getContractId(),
        message.getJobId(),
        Protobuf.constant(EscrowStatus.class, message.getStatus()),
        message.getLockedLovelace(),
        message.getPaidLovelace(),
        message.getRefundedLovelace(),
        message.getFeesLovelace(),
        Protobuf.text(message.getScriptAddress()),
        message.getTransactionsList().stream().map(EscrowMapping::transaction).toList(),
        Protobuf.text(message.getReason()),
        Protobuf.text(message.getReasonDetail()),
        Protobuf.instant(message.hasOpenedAt(), message.getOpenedAt()),
        Protobuf.instant(message.hasClosedAt(), message.getClosedAt()),
        message.getVersion());
  }

  private static Escrow.Transaction transaction(EscrowTransaction message) {
    return new Escrow.Transaction(
        message.getPurpose(),
        message.getTxId(),
        message.getStatus(),
        message.getConfirmations(),
        message.getFeeLovelace(),
        Protobuf.instant(message.hasSubmittedAt(), message.getSubmittedAt()));
  }
}
