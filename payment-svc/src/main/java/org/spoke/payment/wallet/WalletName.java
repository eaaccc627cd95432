package org.spoke.payment.wallet;

import java.util.regex.Pattern;
import org.spoke.base.problem.CommonProblem;

/** What a person calls a wallet: 1 to 63 letters, digits and hyphens, unique on its box. */
public record WalletName(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,63}");

  public WalletName {
    if (!FORM.matcher(text).matches()) {
      throw CommonProblem.invalid(
          "name", "a wallet's name has 1 to 63 letters, digits and hyphens.");
    }
  }

  /** The id that follows from the name. */
  public WalletId id() {
    return WalletId.ofName(text);
  }
}
