package org.spoke.devnet.http;

import java.util.ArrayList;
import java.util.List;
import org.spoke.devnet.transaction.Value;

/** A quantity of lovelace or of one token, in decimal digits. */
record AmountView(String unit, String quantity) {
  /** Lovelace first, then the tokens by unit. */
  static List<AmountView> of(Value value) {
    List<AmountView> amounts = new ArrayList<>();
    amounts.add(new AmountView("lovelace", value.lovelace().toString()));
    value
        .assets()
        .forEach((asset, quantity) -> amounts.add(new AmountView(asset.unit(), "" + quantity)));
    return amounts;
  }
}
