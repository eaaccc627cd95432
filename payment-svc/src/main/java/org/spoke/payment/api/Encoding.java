package org.spoke.payment.api;

import java.math.BigInteger;
import java.util.List;
import org.spoke.base.rpc.Timestamps;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.EscrowStatus;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.escrow.view.TransactionRow;
import org.spoke.payment.wallet.view.WalletRow;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowTransaction;
import org.spoke.proto.payment.v1.GetBalanceResponse;
import org.spoke.proto.payment.v1.Wallet;

/** Rows and outputs as they travel. */
final class Encoding {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private Encoding() {}

  static Wallet wallet(WalletRow row) {
    return Wallet.newBuilder()
        .setId(row.id())
        .setName(row.name())
        .setAddress(row.address())
        .setStakeAddress(row.stakeAddress())
        .setNetwork(row.network())
        .setCreatedAt(Timestamps.of(row.createdAt()))
        .build();
  }

  static GetBalanceResponse balance(List<UnspentOutput> outputs) {
    GetBalanceResponse.Builder balance = GetBalanceResponse.newBuilder();
    long lovelace = 0;
    for (UnspentOutput output : outputs) {
      lovelace = Math.addExact(lovelace, output.lovelace().amount());
      output.tokens().forEach((token, units) -> addToken(balance, token, units));
    }
    return balance.setLovelace(lovelace).build();
  }

  /** More units than a long holds are shown as the most it holds: the ledger allows such tokens. */
  private static void addToken(GetBalanceResponse.Builder balance, String token, BigInteger units) {
    BigInteger sum = BigInteger.valueOf(balance.getTokensOrDefault(token, 0)).add(units);
    balance.putTokens(token, sum.min(MOST).longValueExact());
  }

  static Escrow escrow(EscrowRow row, List<TransactionRow> transactions) {
    Escrow.Builder escrow =
        Escrow.newBuilder()
            .setId(row.id())
            .setContractId(row.contract())
            .setJobId(row.job())
            .setStatus(status(row.status()))
            .setLockedLovelace(row.lockedLovelace())
            .setPaidLovelace(row.paidLovelace())
            .setRefundedLovelace(row.refundedLovelace())
            .setFeesLovelace(row.feesLovelace())
            .setScriptAddress(row.lockAddress())
            .setReason(row.reason())
            .setReasonDetail(row.detail())
            .setOpenedAt(Timestamps.of(row.openedAt()))
            .setVersion(row.version());
    if (row.closedAt() != null) {
      escrow.setClosedAt(Timestamps.of(row.closedAt()));
    }
    transactions.forEach(transaction -> escrow.addTransactions(transaction(transaction)));
    return escrow.build();
  }

  private static org.spoke.proto.payment.v1.EscrowStatus status(EscrowStatus status) {
    return switch (status) {
      case OPENED -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_OPENED;
      case FUNDED -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_FUNDED;
      case SETTLING -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_SETTLING;
      case SETTLED -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_SETTLED;
      case CLOSED_UNFUNDED -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_CLOSED_UNFUNDED;
      case STUCK -> org.spoke.proto.payment.v1.EscrowStatus.ESCROW_STATUS_STUCK;
    };
  }

  private static EscrowTransaction transaction(TransactionRow row) {
    return EscrowTransaction.newBuilder()
        .setPurpose(
            switch (row.purpose()) {
              case LOCK -> "lock";
              case SETTLEMENT -> "settlement";
              case REFUND -> "refund";
            })
        .setTxId(row.txId())
        .setStatus(
            switch (row.stage()) {
              case PENDING -> "submitted";
              case CONFIRMED, FINAL -> "confirmed";
              case ABANDONED -> "abandoned";
            })
        .setConfirmations(row.confirmations())
        .setFeeLovelace(row.feeLovelace())
        .setSubmittedAt(Timestamps.of(row.signedAt()))
        .build();
  }
}
