package org.spoke.payment.chain;

import java.math.BigInteger;
import java.util.Map;

/**
 * Money that stands at an address.
 *
 * @param tokens amounts of native tokens in their base units, by policy id and asset name in hex
 * @param plain whether it carries neither a datum nor a reference script
 */
public record UnspentOutput(
    OutputReference reference,
    Address address,
    Lovelace lovelace,
    Map<String, BigInteger> tokens,
    boolean plain) {

  public UnspentOutput {
    tokens = Map.copyOf(tokens);
  }

  public static UnspentOutput ofLovelace(
      OutputReference reference, Address address, Lovelace lovelace) {
    return new UnspentOutput(reference, address, lovelace, Map.of(), true);
  }

  /** Whether it may pay for something: tokens, datums and scripts are never moved by accident. */
  public boolean isPlainMoney() {
    return plain && tokens.isEmpty();
  }
}
