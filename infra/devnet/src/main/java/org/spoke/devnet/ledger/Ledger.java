package org.spoke.devnet.ledger;

import java.util.List;
import java.util.Optional;
import org.spoke.devnet.ledger.rules.AuxiliaryDataHash;
import org.spoke.devnet.ledger.rules.InputSetNotEmpty;
import org.spoke.devnet.ledger.rules.InputsExist;
import org.spoke.devnet.ledger.rules.MinFee;
import org.spoke.devnet.ledger.rules.MinUtxo;
import org.spoke.devnet.ledger.rules.NativeScripts;
import org.spoke.devnet.ledger.rules.NetworkId;
import org.spoke.devnet.ledger.rules.OutputSize;
import org.spoke.devnet.ledger.rules.RequiredScripts;
import org.spoke.devnet.ledger.rules.TransactionSize;
import org.spoke.devnet.ledger.rules.ValidityMark;
import org.spoke.devnet.ledger.rules.ValiditySlots;
import org.spoke.devnet.ledger.rules.ValueConserved;
import org.spoke.devnet.ledger.rules.VkeySignatures;
import org.spoke.devnet.ledger.rules.VkeyWitnesses;
import org.spoke.devnet.transaction.SignedTransaction;

/**
 * Decides whether a transaction may enter the chain: it must keep every rule. The rules stand in
 * the order in which they are asked, cheap ones first; the first broken one is the answer.
 */
public final class Ledger {
  private static final List<Rule> RULES =
      List.of(
          new ValidityMark(),
          new InputSetNotEmpty(),
          new InputsExist(),
          new ValiditySlots(),
          new TransactionSize(),
          new NetworkId(),
          new MinFee(),
          new ValueConserved(),
          new MinUtxo(),
          new OutputSize(),
          new RequiredScripts(),
          new VkeyWitnesses(),
          new VkeySignatures(),
          new NativeScripts(),
          new AuxiliaryDataHash());

  private static final List<Rule> RULES_OF_CHANGE = List.of(new InputsExist(), new ValiditySlots());

  private Ledger() {}

  /** Why the transaction is refused, or empty when every rule is kept. */
  public static Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    return firstBroken(RULES, transaction, state);
  }

  /**
   * Why a transaction that once kept every rule is refused in another state (reapplyTx of a real
   * node). Only inputs and slots change: what it says and what lies at a place never do.
   */
  public static Optional<Rejection> checkAgain(SignedTransaction transaction, LedgerState state) {
    return firstBroken(RULES_OF_CHANGE, transaction, state);
  }

  private static Optional<Rejection> firstBroken(
      List<Rule> rules, SignedTransaction transaction, LedgerState state) {
    return rules.stream().flatMap(rule -> rule.check(transaction, state).stream()).findFirst();
  }
}
