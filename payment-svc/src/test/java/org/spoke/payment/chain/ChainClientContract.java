package org.spoke.payment.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spoke.payment.transaction.EscrowTransactions.SETTLEMENT_RESERVE;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.escrow.script.NativeEscrowScript;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.transaction.LockedOutput;
import org.spoke.payment.transaction.Spending;
import org.spoke.payment.wallet.Mnemonic;
import org.spoke.payment.wallet.WalletKeys;

/**
 * What every chain client does, whatever chain stands behind it; and that the ledger takes our
 * transactions.
 */
abstract class ChainClientContract {

  private static final long SOON_SLOTS = 600;
  private static final int MAX_BLOCKS_TO_LAND = 5;
  private static final Lovelace PRICE = Lovelace.ada(10);
  private static final Lovelace AMOUNT = PRICE.plus(SETTLEMENT_RESERVE);

  private final SecureRandom random = new SecureRandom();
  private final WalletKeys tenant =
      WalletKeys.derive(Mnemonic.generate(random), CardanoNetwork.TESTNET);
  private final WalletKeys provider =
      WalletKeys.derive(Mnemonic.generate(random), CardanoNetwork.TESTNET);
  private final NativeEscrowScript script = new NativeEscrowScript();
  private final EscrowTransactions transactions = new EscrowTransactions(script);

  @TempDir private Path folder;
  private TestChain chain;
  private ChainClient client;

  abstract TestChain start(Path folder);

  @BeforeEach
  void startChain() {
    chain = start(folder);
    client = chain.client();
    chain.fund(tenant.address(), Lovelace.ada(50));
  }

  @AfterEach
  void stopChain() {
    chain.close();
  }

  @Test
  void theTipMovesOnAndTellsTheSlotOfAMoment() {
    Tip before = client.tip();
    chain.passBlocks(1);
    Tip after = client.tip();
    assertThat(after.height()).isGreaterThan(before.height());
    Duration slotLength = client.genesis().slotLength();
    assertThat(after.slotAt(after.time(), slotLength)).isEqualTo(after.slot());
    assertThat(after.slotAt(after.time().plus(slotLength.multipliedBy(7)), slotLength))
        .isEqualTo(after.slot() + 7);
  }

  @Test
  void moneyIsSeenWhereItStands() {
    assertThat(client.unspentOutputs(tenant.address()))
        .singleElement()
        .satisfies(output -> assertThat(output.lovelace()).isEqualTo(Lovelace.ada(50)))
        .satisfies(output -> assertThat(output.isPlainMoney()).isTrue());
  }

  @Test
  void anAddressThatWasNeverUsedIsEmpty() {
    assertThat(client.unspentOutputs(provider.address())).isEmpty();
  }

  @Test
  void aTransactionIsUnknownUntilItIsInABlock() {
    SignedTransaction lock = lock(soon());
    assertThat(client.submit(lock)).isEqualTo(lock.id());
    assertThat(client.find(new TxId("00".repeat(32)))).isEmpty();
    passBlocksUntilFound(lock);
    long before = client.find(lock.id()).orElseThrow().confirmations();
    assertThat(before).isPositive();
    chain.passBlocks(2);
    assertThat(client.find(lock.id()).orElseThrow().confirmations())
        .isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void theIdIsTheOneThatTheChainGives() {
    SignedTransaction lock = lock(soon());
    land(lock);
    assertThat(client.unspentOutputs(script.lockAddress(terms(soon()))))
        .extracting(UnspentOutput::reference)
        .containsExactly(lock.output(0));
  }

  @Test
  void theSameBytesTwiceBeforeTheyLandAreTheSameTransaction() {
    SignedTransaction lock = lock(soon());
    client.submit(lock);
    assertThat(client.submit(lock)).isEqualTo(lock.id());
  }

  @Test
  void theSameBytesAfterTheyLandedAreRefusedButFound() {
    SignedTransaction lock = lock(soon());
    land(lock);
    assertThatThrownBy(() -> client.submit(lock)).isInstanceOf(ChainFailure.Rejected.class);
    assertThat(client.find(lock.id())).isPresent();
  }

  @Test
  void aRefusalTellsTheLedgersReason() {
    SignedTransaction expired = lock(1);
    assertThatThrownBy(() -> client.submit(expired))
        .isInstanceOf(ChainFailure.Rejected.class)
        .hasMessageContaining("alidity");
  }

  @Test
  void bytesThatAreNoTransactionAreRefused() {
    SignedTransaction lock = lock(soon());
    var garbage =
        new SignedTransaction(
            lock.id(), HexFormat.of().formatHex(new byte[] {1}), lock.inputs(), lock.fee(), soon());
    assertThatThrownBy(() -> client.submit(garbage)).isInstanceOf(ChainFailure.Rejected.class);
  }

  @Test
  void theSettlementPaysBothSides() {
    long deadline = soon();
    SignedTransaction lock = lock(soon());
    land(lock);
    Spending settled = settle(terms(deadline), lock);
    land(settled.transaction());
    assertThat(held(provider.address())).isEqualTo(Lovelace.ada(4));
    assertThat(held(tenant.address()))
        .isEqualTo(
            Lovelace.ada(50).minus(lock.fee()).minus(AMOUNT).plus(settled.sums().refunded()));
    assertThat(client.unspentOutputs(script.lockAddress(terms(deadline)))).isEmpty();
  }

  @Test
  void theLockedMoneyMovesOnlyOnce() {
    SignedTransaction lock = lock(soon());
    land(lock);
    land(settle(terms(soon()), lock).transaction());
    Spending again =
        transactions.settle(
            terms(soon()),
            LockedOutput.of(lock, AMOUNT),
            Lovelace.ada(4),
            soon() + 1,
            tenant,
            provider,
            client.protocolParameters());
    assertThatThrownBy(() -> client.submit(again.transaction()))
        .isInstanceOf(ChainFailure.Rejected.class);
    assertThat(held(provider.address())).isEqualTo(Lovelace.ada(4));
  }

  @Test
  void theTenantTakesItBackAloneButNotBeforeTheDeadline() {
    EscrowTerms past = terms(1);
    SignedTransaction lock = lock(past);
    land(lock);
    land(refund(past, lock).transaction());
    assertThat(held(tenant.address()).exceeds(Lovelace.ada(49))).isTrue();

    EscrowTerms later = terms(soon());
    SignedTransaction second = lock(later);
    land(second);
    assertThatThrownBy(() -> client.submit(refund(later, second).transaction()))
        .isInstanceOf(ChainFailure.Rejected.class);
  }

  private void land(SignedTransaction transaction) {
    client.submit(transaction);
    passBlocksUntilFound(transaction);
  }

  /** A real node may have begun its next block already. */
  private void passBlocksUntilFound(SignedTransaction transaction) {
    for (int block = 0;
        block < MAX_BLOCKS_TO_LAND && client.find(transaction.id()).isEmpty();
        block++) {
      chain.passBlocks(1);
    }
    assertThat(client.find(transaction.id())).isPresent();
  }

  /** Fixed when first asked for, so that one test speaks of one deadline. */
  private long soon() {
    if (soon == 0) {
      soon = client.tip().slot() + SOON_SLOTS;
    }
    return soon;
  }

  private long soon;

  private EscrowTerms terms(long refundableFromSlot) {
    return new EscrowTerms(tenant.address(), provider.address(), refundableFromSlot);
  }

  private SignedTransaction lock(long invalidFromSlot) {
    return lock(terms(soon()), invalidFromSlot);
  }

  private SignedTransaction lock(EscrowTerms terms) {
    return lock(terms, soon());
  }

  private SignedTransaction lock(EscrowTerms terms, long invalidFromSlot) {
    List<UnspentOutput> money = client.unspentOutputs(tenant.address());
    return transactions.lock(
        terms, AMOUNT, money, Set.of(), invalidFromSlot, tenant, client.protocolParameters());
  }

  private Spending settle(EscrowTerms terms, SignedTransaction lock) {
    return transactions.settle(
        terms,
        LockedOutput.of(lock, AMOUNT),
        Lovelace.ada(4),
        soon(),
        tenant,
        provider,
        client.protocolParameters());
  }

  private Spending refund(EscrowTerms terms, SignedTransaction lock) {
    return transactions.refund(
        terms,
        LockedOutput.of(lock, AMOUNT),
        soon() + SOON_SLOTS,
        tenant,
        client.protocolParameters());
  }

  private Lovelace held(Address address) {
    return client.unspentOutputs(address).stream()
        .map(UnspentOutput::lovelace)
        .reduce(Lovelace.ZERO, Lovelace::plus);
  }
}
