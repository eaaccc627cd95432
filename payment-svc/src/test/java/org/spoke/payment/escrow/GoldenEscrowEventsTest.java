package org.spoke.payment.escrow;

import static org.spoke.payment.escrow.Escrows.CONTRACT;
import static org.spoke.payment.escrow.Escrows.ID;
import static org.spoke.payment.escrow.Escrows.JOB;
import static org.spoke.payment.escrow.Escrows.OPENED;
import static org.spoke.payment.escrow.Escrows.confirmed;
import static org.spoke.payment.escrow.Escrows.funded;
import static org.spoke.payment.escrow.Escrows.settled;
import static org.spoke.payment.escrow.Escrows.signed;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.GoldenEvents;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.escrow.EscrowEvent.EscrowClosedUnfunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowStuck;
import org.spoke.payment.escrow.EscrowEvent.RefundDue;
import org.spoke.payment.escrow.EscrowEvent.SettlementDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowEvent.TransactionFinal;
import org.spoke.payment.escrow.EscrowEvent.TransactionRolledBack;
import org.spoke.payment.transaction.Spending;

class GoldenEscrowEventsTest {

  private static final SignedTransaction LOCK = Escrows.lock(900);
  private static final Spending PAYOUT = Escrows.settlement(LOCK, Lovelace.ada(4), 2_000);
  private static final Instant SERVED_FROM = Instant.parse("2026-11-23T12:12:00Z");

  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(new EscrowDefinition().escrow())
        .check(
            OPENED,
            signed(LOCK),
            funded(LOCK),
            new SettlementDue(
                ID,
                Lovelace.ada(4),
                Optional.of(SERVED_FROM),
                Optional.of(SERVED_FROM.plusSeconds(3_600)),
                "JOB_SETTLED"),
            new RefundDue(ID),
            signed(PAYOUT),
            confirmed(LOCK, Purpose.LOCK),
            new TransactionRolledBack(ID, LOCK.id(), Purpose.LOCK),
            new TransactionAbandoned(ID, LOCK.id(), Purpose.LOCK, "It did not land."),
            new TransactionFinal(ID, LOCK.id(), Purpose.LOCK),
            settled(PAYOUT),
            new EscrowStuck(
                ID, CONTRACT, JOB, StuckReason.SPENT_ELSEWHERE, "Look up who got the money."),
            new EscrowClosedUnfunded(
                ID, CONTRACT, JOB, UnfundedReason.INSUFFICIENT_FUNDS, "13 are needed."));
  }
}
