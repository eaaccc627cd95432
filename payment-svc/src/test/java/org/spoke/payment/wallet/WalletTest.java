package org.spoke.payment.wallet;

import static org.spoke.payment.transaction.Parties.PROVIDER;
import static org.spoke.payment.transaction.Parties.TENANT;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.wallet.WalletCommand.CreateWallet;
import org.spoke.payment.wallet.WalletCommand.DescribeWallet;
import org.spoke.payment.wallet.WalletCommand.FreeOutputs;
import org.spoke.payment.wallet.WalletCommand.ReserveOutputs;
import org.spoke.payment.wallet.WalletEvent.OutputsFreed;
import org.spoke.payment.wallet.WalletEvent.OutputsReserved;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

class WalletTest {

  private static final WalletId ID = WalletId.ofName("tenant");
  private static final List<OutputReference> FIRST = List.of(output(1), output(2));
  private static final List<OutputReference> SECOND = List.of(output(3));
  private static final WalletCreated CREATED =
      new WalletCreated(ID, "tenant", TENANT.address(), TENANT.stakeAddress(), "devnet", false);

  private final AggregateTestFixture<Wallet> wallet = new AggregateTestFixture<>(Wallet.class);

  @Test
  void aNewWalletTellsItsAddressAndNothingSecret() {
    wallet.givenNoPriorActivity().when(create("tenant", TENANT)).expectEvents(CREATED);
  }

  @Test
  void aSecondWalletOfTheSameNameIsRefused() {
    wallet
        .given(CREATED)
        .when(create("tenant", PROVIDER))
        .expectException(Problem.class)
        .expectExceptionMessage("wallet-name-taken: There is a wallet \"tenant\" already.");
  }

  @Test
  void outputsAreReservedForOnePurpose() {
    wallet
        .given(CREATED)
        .when(new ReserveOutputs(ID, "esc_1", FIRST))
        .expectEvents(new OutputsReserved(ID, "esc_1", FIRST));
  }

  @Test
  void whatIsReservedIsNotReservedForAnother() {
    wallet
        .given(CREATED, new OutputsReserved(ID, "esc_1", FIRST))
        .when(new ReserveOutputs(ID, "esc_2", List.of(output(2))))
        .expectException(IllegalStateException.class)
        .expectNoEvents();
  }

  @Test
  void reservingTheSameTwiceIsReservingItOnce() {
    wallet
        .given(CREATED, new OutputsReserved(ID, "esc_1", FIRST))
        .when(new ReserveOutputs(ID, "esc_1", FIRST))
        .expectNoEvents();
  }

  @Test
  void theReservedOutputsOfAllPurposesAreTold() {
    wallet
        .given(
            CREATED,
            new OutputsReserved(ID, "esc_1", FIRST),
            new OutputsReserved(ID, "esc_2", SECOND))
        .when(new DescribeWallet(ID))
        .expectResultMessagePayload(
            new WalletFacts(TENANT.address(), Set.of(output(1), output(2), output(3))));
  }

  @Test
  void freedOutputsMayBeReservedAgain() {
    wallet
        .given(CREATED, new OutputsReserved(ID, "esc_1", FIRST))
        .when(new FreeOutputs(ID, "esc_1"))
        .expectEvents(new OutputsFreed(ID, "esc_1"));
    wallet
        .given(CREATED, new OutputsReserved(ID, "esc_1", FIRST), new OutputsFreed(ID, "esc_1"))
        .when(new ReserveOutputs(ID, "esc_2", FIRST))
        .expectEvents(new OutputsReserved(ID, "esc_2", FIRST));
  }

  private static CreateWallet create(String name, WalletKeys keys) {
    return new CreateWallet(ID, name, keys.address(), keys.stakeAddress(), "devnet", false);
  }

  private static OutputReference output(int index) {
    return new OutputReference(new TxId("cd".repeat(32)), index);
  }
}
