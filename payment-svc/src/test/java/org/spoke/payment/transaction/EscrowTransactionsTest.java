package org.spoke.payment.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spoke.payment.transaction.EscrowTransactions.MINIMUM_CHARGE;
import static org.spoke.payment.transaction.EscrowTransactions.SETTLEMENT_RESERVE;
import static org.spoke.payment.transaction.Parties.PARAMETERS;
import static org.spoke.payment.transaction.Parties.PROVIDER;
import static org.spoke.payment.transaction.Parties.TENANT;
import static org.spoke.payment.transaction.Parties.reference;
import static org.spoke.payment.transaction.Parties.refundableFrom;
import static org.spoke.payment.transaction.Parties.tenantHas;

import com.bloxbean.cardano.client.exception.CborDeserializationException;
import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.TransactionOutput;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.escrow.script.NativeEscrowScript;

class EscrowTransactionsTest {

  private static final long DEADLINE = 5_000;
  private static final long END = 900;
  private static final Lovelace PRICE = Lovelace.ada(10);
  private static final Lovelace AMOUNT = PRICE.plus(SETTLEMENT_RESERVE);

  private final EscrowTerms terms = refundableFrom(DEADLINE);
  private final NativeEscrowScript script = new NativeEscrowScript();
  private final EscrowTransactions transactions = new EscrowTransactions(script);
  private final LockedOutput locked = new LockedOutput(reference(7), AMOUNT);

  @Test
  void theLockHoldsPriceAndReserveAndGivesTheChangeBack() throws Exception {
    SignedTransaction lock = lock(List.of(tenantHas(1, Lovelace.ada(50))), Set.of());
    List<TransactionOutput> outputs = outputs(lock);
    assertThat(outputs).hasSize(2);
    assertThat(outputs.get(0).getAddress()).isEqualTo(script.lockAddress(terms).bech32());
    assertThat(held(outputs.get(0))).isEqualTo(AMOUNT);
    assertThat(outputs.get(1).getAddress()).isEqualTo(TENANT.address().bech32());
    assertThat(held(outputs.get(0)).plus(held(outputs.get(1))).plus(lock.fee()))
        .isEqualTo(Lovelace.ada(50));
  }

  @Test
  void theFeeIsTheLeastThatTheLedgerTakes() {
    SignedTransaction lock = lock(List.of(tenantHas(1, Lovelace.ada(50))), Set.of());
    assertThat(lock.fee()).isEqualTo(PARAMETERS.feeFor(lock.cborHex().length() / 2));
  }

  @Test
  void theSameInputsGiveTheSameBytesInWhateverOrderTheyAreFound() {
    var first = tenantHas(1, Lovelace.ada(7));
    var second = tenantHas(2, Lovelace.ada(7));
    assertThat(lock(List.of(first, second), Set.of()))
        .isEqualTo(lock(List.of(second, first), Set.of()));
    assertThat(settle(Lovelace.ada(4)).transaction())
        .isEqualTo(settle(Lovelace.ada(4)).transaction());
  }

  @Test
  void whatAWaitingTransactionSpendsIsNotTakenAgain() {
    List<UnspentOutput> wallet =
        List.of(tenantHas(1, Lovelace.ada(50)), tenantHas(2, Lovelace.ada(40)));
    SignedTransaction first = lock(wallet, Set.of());
    SignedTransaction second = lock(wallet, Set.copyOf(first.inputs()));
    assertThat(second.inputs()).doesNotContainAnyElementsOf(first.inputs());
  }

  @Test
  void tokensAndDatumsAreNeverSpentByAccident() {
    Map<String, BigInteger> tokens = Map.of("ab".repeat(28), BigInteger.TEN);
    var withToken =
        new UnspentOutput(reference(1), TENANT.address(), Lovelace.ada(90), tokens, true);
    var withDatum =
        new UnspentOutput(reference(2), TENANT.address(), Lovelace.ada(90), Map.of(), false);
    var plain = tenantHas(3, Lovelace.ada(50));
    assertThat(lock(List.of(withToken, withDatum, plain), Set.of()).inputs())
        .containsExactly(plain.reference());
  }

  @Test
  void tooLittleMoneyIsRefusedWithWhatIsNeededAndAvailable() {
    List<UnspentOutput> wallet =
        List.of(tenantHas(1, Lovelace.ada(6)), tenantHas(2, Lovelace.ada(6)));
    assertThatThrownBy(() -> lock(wallet, Set.of()))
        .isInstanceOfSatisfying(
            InsufficientFunds.class,
            refused -> {
              assertThat(refused.available()).isEqualTo(Lovelace.ada(12));
              assertThat(refused.needed().exceeds(AMOUNT)).isTrue();
            });
    assertThatThrownBy(() -> lock(List.of(), Set.of()))
        .isInstanceOf(InsufficientFunds.class)
        .hasMessageContaining("available 0 lovelace");
  }

  @Test
  void theSettlementPaysWhatIsDueAndTheRestLessTheFee() throws Exception {
    Spending settled = settle(Lovelace.ada(4));
    List<TransactionOutput> outputs = outputs(settled.transaction());
    assertThat(outputs.get(0).getAddress()).isEqualTo(PROVIDER.address().bech32());
    assertThat(held(outputs.get(0))).isEqualTo(Lovelace.ada(4));
    assertThat(outputs.get(1).getAddress()).isEqualTo(TENANT.address().bech32());
    assertThat(held(outputs.get(1))).isEqualTo(settled.sums().refunded());
    assertThat(settled.sums().locked()).isEqualTo(AMOUNT);
    assertThat(settled.transaction().inputs()).containsExactly(locked.reference());
  }

  @Test
  void aJobThatNeverRanIsRefundedWholeButForTheFee() throws Exception {
    Spending settled = settle(Lovelace.ZERO);
    assertThat(outputs(settled.transaction())).hasSize(1);
    assertThat(settled.sums().paid()).isEqualTo(Lovelace.ZERO);
    assertThat(settled.sums().refunded()).isEqualTo(AMOUNT.minus(settled.sums().fees()));
  }

  @Test
  void theReserveKeepsTheTenantsRestAboveTheLeastEvenWhenAllIsDue() {
    Lovelace rest = settle(PRICE).sums().refunded();
    assertThat(rest.exceeds(MinimumOutput.at(TENANT.address(), PARAMETERS))).isTrue();
  }

  @Test
  void theMinimumChargeIsAnOutputThatTheLedgerTakes() {
    assertThat(MinimumOutput.at(PROVIDER.address(), PARAMETERS).exceeds(MINIMUM_CHARGE)).isFalse();
    assertThat(settle(MINIMUM_CHARGE).sums().paid()).isEqualTo(MINIMUM_CHARGE);
  }

  @Test
  void lessThanAnOutputMustHoldIsNotPaid() {
    assertThatThrownBy(() -> settle(Lovelace.of(500_000)))
        .hasMessageContaining("less than an output");
  }

  @Test
  void moreThanThePriceIsNotPaid() {
    assertThatThrownBy(() -> settle(PRICE.plus(Lovelace.of(1))))
        .hasMessageContaining("exceed the locked");
  }

  @Test
  void theRefundNeedsOnlyTheTenantAndOnlyAfterTheDeadline() throws Exception {
    Spending refund = transactions.refund(terms, locked, DEADLINE + END, TENANT, PARAMETERS);
    Transaction decoded = decoded(refund.transaction());
    assertThat(decoded.getBody().getValidityStartInterval()).isEqualTo(DEADLINE);
    assertThat(decoded.getWitnessSet().getVkeyWitnesses()).hasSize(1);
    assertThat(refund.sums().refunded()).isEqualTo(AMOUNT.minus(refund.transaction().fee()));
  }

  @Test
  void everyTransactionHasAnEnd() throws Exception {
    assertThat(decoded(settle(PRICE).transaction()).getBody().getTtl()).isEqualTo(END);
  }

  @Test
  void sumsThatDoNotAddUpDoNotExist() {
    assertThatThrownBy(() -> new EscrowSums(AMOUNT, PRICE, SETTLEMENT_RESERVE, Lovelace.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SignedTransaction lock(List<UnspentOutput> wallet, Set<OutputReference> taken) {
    return transactions.lock(terms, AMOUNT, wallet, taken, END, TENANT, PARAMETERS);
  }

  private Spending settle(Lovelace due) {
    return transactions.settle(terms, locked, due, END, TENANT, PROVIDER, PARAMETERS);
  }

  private static List<TransactionOutput> outputs(SignedTransaction transaction) throws Exception {
    return decoded(transaction).getBody().getOutputs();
  }

  private static Transaction decoded(SignedTransaction transaction)
      throws CborDeserializationException {
    return Transaction.deserialize(HexFormat.of().parseHex(transaction.cborHex()));
  }

  private static Lovelace held(TransactionOutput output) {
    return Lovelace.of(output.getValue().getCoin().longValueExact());
  }
}
