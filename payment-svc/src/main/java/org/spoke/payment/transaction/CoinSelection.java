package org.spoke.payment.transaction;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.UnspentOutput;

/**
 * Which outputs of a wallet may pay, and in which order they are taken: the largest first, so that
 * few inputs are needed.
 */
final class CoinSelection {

  static final int MAX_INPUTS =
      100; // 40 bytes each: with 100 a transaction is still far below the ledger's 16 KiB

  private static final Comparator<UnspentOutput> LARGEST_FIRST =
      Comparator.comparing(UnspentOutput::lovelace)
          .reversed()
          .thenComparing(UnspentOutput::reference);

  private CoinSelection() {}

  /** Leaves out what carries tokens or scripts, and what a waiting transaction already spends. */
  static List<UnspentOutput> spendable(List<UnspentOutput> outputs, Set<OutputReference> taken) {
    return outputs.stream()
        .filter(UnspentOutput::isPlainMoney)
        .filter(output -> !taken.contains(output.reference()))
        .sorted(LARGEST_FIRST)
        .limit(MAX_INPUTS)
        .toList();
  }

  static Lovelace total(List<UnspentOutput> outputs) {
    return outputs.stream().map(UnspentOutput::lovelace).reduce(Lovelace.ZERO, Lovelace::plus);
  }
}
