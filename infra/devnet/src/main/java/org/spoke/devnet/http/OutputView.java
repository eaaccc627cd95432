package org.spoke.devnet.http;

import java.util.List;
import org.spoke.devnet.transaction.Datum;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.TransactionOutput;

/** What inputs, outputs and unspent outputs show alike. */
record OutputView(
    String address,
    List<AmountView> amount,
    String dataHash,
    String inlineDatum,
    String referenceScriptHash) {
  static OutputView of(TransactionOutput output) {
    return new OutputView(
        output.address().bech32(),
        AmountView.of(output.value()),
        output.datum().map(Datum::hash).orElse(null),
        output.datum().map(OutputView::inline).orElse(null),
        output.referenceScript().map(HashedScript::hash).map(hash -> hash.hex()).orElse(null));
  }

  private static String inline(Datum datum) {
    return switch (datum) {
      case Datum.ByHash byHash -> null;
      case Datum.Inline inline -> inline.cborHex();
    };
  }
}
