package org.spoke.payment.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.escrow.ContractId;
import org.spoke.payment.escrow.EscrowEvent;
import org.spoke.payment.escrow.EscrowEvent.EscrowClosedUnfunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowFunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowOpened;
import org.spoke.payment.escrow.EscrowEvent.EscrowSettled;
import org.spoke.payment.escrow.EscrowEvent.EscrowStuck;
import org.spoke.payment.escrow.EscrowEvent.LockSigned;
import org.spoke.payment.escrow.EscrowEvent.PayoutSigned;
import org.spoke.payment.escrow.EscrowEvent.RefundDue;
import org.spoke.payment.escrow.EscrowEvent.SettlementDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowEvent.TransactionConfirmed;
import org.spoke.payment.escrow.EscrowEvent.TransactionFinal;
import org.spoke.payment.escrow.EscrowEvent.TransactionRolledBack;
import org.spoke.payment.escrow.EscrowId;

/** The money of one escrow, added up from its events in their order. */
public final class MoneyLine {

  private final EscrowId escrow;
  private ContractId contract;
  private Lovelace locked = Lovelace.ZERO;
  private Lovelace paid = Lovelace.ZERO;
  private Lovelace refunded = Lovelace.ZERO;
  private Lovelace fees = Lovelace.ZERO;
  private boolean settled;
  private Optional<Instant> servedFrom = Optional.empty();
  private Optional<Instant> servedUntil = Optional.empty();
  private final List<TxId> confirmed = new ArrayList<>();

  MoneyLine(EscrowId escrow) {
    this.escrow = escrow;
  }

  void add(EscrowEvent event) {
    switch (event) {
      case EscrowOpened opened -> contract = opened.contract();
      case EscrowClosedUnfunded closed -> contract = closed.contract();
      case EscrowFunded funded -> locked = funded.lockedLovelace();
      case SettlementDue due -> {
        servedFrom = due.servedFrom();
        servedUntil = due.servedUntil();
      }
      case TransactionConfirmed landed -> confirmed.add(landed.transaction());
      case TransactionRolledBack back -> confirmed.remove(back.transaction());
      case EscrowSettled end -> {
        paid = end.paidLovelace();
        refunded = end.refundedLovelace();
        fees = end.feesLovelace();
        settled = true;
      }
      case LockSigned signed -> {}
      case PayoutSigned signed -> {}
      case EscrowStuck stuck -> {}
      case RefundDue due -> {}
      case TransactionAbandoned abandoned -> {}
      case TransactionFinal last -> {}
    }
  }

  /**
   * Whether every lovelace is where it belongs: all of it divided once it is settled, none before.
   */
  public boolean addsUp() {
    Lovelace divided = paid.plus(refunded).plus(fees);
    return settled ? divided.equals(locked) : divided.isZero();
  }

  public EscrowId escrow() {
    return escrow;
  }

  public ContractId contract() {
    return contract;
  }

  public Lovelace locked() {
    return locked;
  }

  public Lovelace paid() {
    return paid;
  }

  public Lovelace refunded() {
    return refunded;
  }

  public Lovelace fees() {
    return fees;
  }

  public Optional<Instant> servedFrom() {
    return servedFrom;
  }

  public Optional<Instant> servedUntil() {
    return servedUntil;
  }

  /** The transactions that must stand on the chain. */
  public List<TxId> confirmed() {
    return List.copyOf(confirmed);
  }
}
