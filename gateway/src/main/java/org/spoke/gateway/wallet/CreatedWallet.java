package org.spoke.gateway.wallet;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * A new wallet.
 *
 * @param mnemonic its 24 words, shown this once; absent when the request was repeated
 */
@Introspected
public record CreatedWallet(Wallet wallet, @Nullable String mnemonic) {
  /** Without the words, which must not reach a log. */
  @Override
  public String toString() {
    return "CreatedWallet[" + wallet + "]";
  }
}
