package org.spoke.payment.wallet;

import static org.spoke.payment.transaction.Parties.TENANT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.GoldenEvents;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.wallet.WalletEvent.OutputsFreed;
import org.spoke.payment.wallet.WalletEvent.OutputsReserved;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

class GoldenWalletEventsTest {

  private static final WalletId ID = WalletId.ofName("tenant");

  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(new WalletDefinition().wallet())
        .check(
            new WalletCreated(
                ID, "tenant", TENANT.address(), TENANT.stakeAddress(), "devnet", false),
            new OutputsReserved(
                ID, "ab".repeat(32), List.of(new OutputReference(new TxId("cd".repeat(32)), 1))),
            new OutputsFreed(ID, "ab".repeat(32)));
  }
}
