package org.spoke.payment.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.payment.transaction.EscrowTransactions.MINIMUM_CHARGE;
import static org.spoke.payment.transaction.EscrowTransactions.SETTLEMENT_RESERVE;
import static org.spoke.payment.transaction.Parties.PROVIDER;
import static org.spoke.payment.transaction.Parties.TENANT;

import com.bloxbean.cardano.client.transaction.spec.Transaction;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.escrow.script.NativeEscrowScript;

/** Whatever the price, what is due of it and the network's fees: no lovelace appears or is lost. */
class EscrowSumsPropertyTest {

  private static final long MAX_SUPPLY =
      45_000_000_000_000_000L; // all the lovelace there will ever be

  private final EscrowTransactions transactions = new EscrowTransactions(new NativeEscrowScript());

  @Property(tries = 200)
  void lockedIsPaidAndRefundedAndFees(
      @ForAll @LongRange(min = 1_000_000, max = MAX_SUPPLY) long price,
      @ForAll @IntRange(max = 100) int percentDue,
      @ForAll @LongRange(min = 1, max = 100) long feePerByte)
      throws Exception {
    Lovelace due = due(price, percentDue);
    var locked =
        new LockedOutput(Parties.reference(1), Lovelace.of(price).plus(SETTLEMENT_RESERVE));
    var parameters = new ProtocolParameters(feePerByte, 155_381, 4_310, 16_384);
    Spending settled =
        transactions.settle(
            Parties.refundableFrom(1_000), locked, due, 900, TENANT, PROVIDER, parameters);
    assertThat(onChain(settled).plus(settled.transaction().fee())).isEqualTo(locked.amount());
    assertThat(settled.sums().paid()).isEqualTo(due);
    assertThat(settled.sums().refunded().exceeds(Lovelace.of(900_000))).isTrue();
  }

  private static Lovelace due(long price, int percent) {
    long share = price / 100 * percent;
    return percent == 0 ? Lovelace.ZERO : Lovelace.of(Math.max(MINIMUM_CHARGE.amount(), share));
  }

  private static Lovelace onChain(Spending spending) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(spending.transaction().cborHex());
    return Transaction.deserialize(bytes).getBody().getOutputs().stream()
        .map(output -> Lovelace.of(output.getValue().getCoin().longValueExact()))
        .reduce(Lovelace.ZERO, Lovelace::plus);
  }
}
