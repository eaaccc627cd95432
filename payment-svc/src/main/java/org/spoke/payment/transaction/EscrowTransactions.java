package org.spoke.payment.transaction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.script.EscrowScript;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.escrow.script.Unlocking;

/**
 * The three transactions of an escrow. The tenant's wallet pays the fee of the lock on top; the
 * fees of settlement and refund are taken out of the locked money, from the tenant's rest, so that
 * neither needs any other money to land.
 */
public final class EscrowTransactions {

  /**
   * Locked on top of the price, in lovelace, and given back: pays the fee of the settlement (about
   * 0.2 ADA) and keeps the tenant's rest above the least that an output must hold (about 1 ADA),
   * even when the whole price is due.
   */
  public static final Lovelace SETTLEMENT_RESERVE = Lovelace.ada(2);

  /**
   * The least that a provider is paid when anything is due: an output below about 0.98 ADA is
   * refused by the ledger.
   */
  public static final Lovelace MINIMUM_CHARGE = Lovelace.ada(1);

  private static final int LOCK_BYTES = 300; // a lock with change and one signature, rounded up
  private static final int INPUT_BYTES = 40; // each input of it, rounded up

  private final EscrowScript script;

  public EscrowTransactions(EscrowScript script) {
    this.script = script;
  }

  /**
   * Locks price and reserve, paid by the tenant's wallet.
   *
   * @param taken outputs that waiting transactions of the wallet already spend
   * @throws InsufficientFunds when the free outputs do not cover amount, fee and change
   */
  public SignedTransaction lock(
      EscrowTerms terms,
      Lovelace amount,
      List<UnspentOutput> wallet,
      Set<OutputReference> taken,
      long invalidFromSlot,
      PaymentKey tenant,
      ProtocolParameters parameters) {
    List<UnspentOutput> spendable = CoinSelection.spendable(wallet, taken);
    var unlocking = new Unlocking(0, Set.of(tenant.hash()), transaction -> {});
    var payment = List.of(new Payment(script.lockAddress(terms), amount));
    return Stream.iterate(1, count -> count + 1)
        .limit(spendable.size())
        .map(count -> spendable.subList(0, count))
        .map(
            inputs ->
                draft(inputs, payment, terms, unlocking, invalidFromSlot).balanced(parameters))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> insufficient(terms, amount, spendable, parameters))
        .signed(List.of(tenant));
  }

  private static Draft draft(
      List<UnspentOutput> inputs,
      List<Payment> payments,
      EscrowTerms terms,
      Unlocking unlocking,
      long invalidFromSlot) {
    List<OutputReference> references = inputs.stream().map(UnspentOutput::reference).toList();
    Lovelace value = CoinSelection.total(inputs);
    return new Draft(references, value, payments, terms.tenant(), unlocking, invalidFromSlot);
  }

  private static InsufficientFunds insufficient(
      EscrowTerms terms,
      Lovelace amount,
      List<UnspentOutput> spendable,
      ProtocolParameters parameters) {
    Lovelace change = MinimumOutput.at(terms.tenant(), parameters);
    int bytes = LOCK_BYTES + INPUT_BYTES * Math.max(1, spendable.size());
    Lovelace needed = amount.plus(change).plus(parameters.feeFor(bytes));
    return new InsufficientFunds(needed, CoinSelection.total(spendable));
  }

  /**
   * Divides the locked money with both signatures: what is due to the provider, the rest less the
   * fee to the tenant.
   *
   * @param due zero, or at least {@link #MINIMUM_CHARGE} and at most the locked amount less the
   *     reserve
   */
  public Spending settle(
      EscrowTerms terms,
      LockedOutput locked,
      Lovelace due,
      long invalidFromSlot,
      PaymentKey tenant,
      PaymentKey provider,
      ProtocolParameters parameters) {
    requirePayable(terms, locked, due, parameters);
    var payments = due.isZero() ? List.<Payment>of() : List.of(new Payment(terms.provider(), due));
    var draft = spending(locked, payments, terms, script.settlement(terms), invalidFromSlot);
    return spend(draft, due, List.of(tenant, provider), parameters);
  }

  private static void requirePayable(
      EscrowTerms terms, LockedOutput locked, Lovelace due, ProtocolParameters parameters) {
    if (due.plus(SETTLEMENT_RESERVE).exceeds(locked.amount())) {
      throw new IllegalArgumentException(
          "due "
              + due
              + " and the reserve of "
              + SETTLEMENT_RESERVE
              + " exceed the locked "
              + locked.amount());
    }
    Lovelace least = MinimumOutput.at(terms.provider(), parameters);
    if (!due.isZero() && least.exceeds(due)) {
      throw new IllegalArgumentException(
          "due " + due + " is less than an output must hold, " + least);
    }
  }

  /** Gives the tenant all of it less the fee, after the deadline. */
  public Spending refund(
      EscrowTerms terms,
      LockedOutput locked,
      long invalidFromSlot,
      PaymentKey tenant,
      ProtocolParameters parameters) {
    var draft = spending(locked, List.of(), terms, script.refund(terms), invalidFromSlot);
    return spend(draft, Lovelace.ZERO, List.of(tenant), parameters);
  }

  private static Draft spending(
      LockedOutput locked,
      List<Payment> payments,
      EscrowTerms terms,
      Unlocking unlocking,
      long invalidFromSlot) {
    return new Draft(
        List.of(locked.reference()),
        locked.amount(),
        payments,
        terms.tenant(),
        unlocking,
        invalidFromSlot);
  }

  private static Spending spend(
      Draft draft, Lovelace paid, List<PaymentKey> keys, ProtocolParameters parameters) {
    Balanced balanced =
        draft
            .balanced(parameters)
            .orElseThrow(
                () -> new IllegalStateException("The reserve does not cover fee and change"));
    var sums = new EscrowSums(draft.value(), paid, balanced.left(), balanced.fee());
    return new Spending(balanced.signed(keys), sums);
  }
}
