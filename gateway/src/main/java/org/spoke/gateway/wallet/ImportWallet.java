package org.spoke.gateway.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/**
 * Asks to take in a wallet.
 *
 * @param mnemonic 12, 15, 18, 21 or 24 BIP39 words
 */
@Introspected
public record ImportWallet(
    @JsonProperty(required = true) String name, @JsonProperty(required = true) String mnemonic) {
  /** Without the words, which must not reach a log. */
  @Override
  public String toString() {
    return "ImportWallet[" + name + "]";
  }
}
