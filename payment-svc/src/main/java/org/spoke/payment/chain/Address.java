package org.spoke.payment.chain;

import com.bloxbean.cardano.client.common.model.Networks;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;

/** A Shelley address in bech32 (CIP-19), its checksum verified. */
public record Address(@JsonValue String bech32) {

  private static final int MAX_LENGTH =
      150; // a base address has 108 characters: refuse long input before decoding it

  @JsonCreator
  public Address {
    if (bech32.length() > MAX_LENGTH || !bech32.startsWith("addr")) {
      throw new IllegalArgumentException("Not a Cardano payment address: " + shortened(bech32));
    }
    try {
      decoded(bech32);
    } catch (RuntimeException notDecoded) {
      throw new IllegalArgumentException(
          "Not a Cardano payment address: " + shortened(bech32), notDecoded);
    }
  }

  /** The network that this address belongs to; the ledger refuses an output to another one. */
  public CardanoNetwork network() {
    return decoded(bech32).getNetwork().getNetworkId() == Networks.mainnet().getNetworkId()
        ? CardanoNetwork.MAINNET
        : CardanoNetwork.TESTNET;
  }

  /**
   * The payment key that owns this address.
   *
   * @throws IllegalArgumentException when a script owns it
   */
  public KeyHash paymentKey() {
    var address = decoded(bech32);
    if (!address.isPubKeyHashInPaymentPart()) {
      throw new IllegalArgumentException("No key owns this address, a script does: " + bech32);
    }
    return new KeyHash(HexFormat.of().formatHex(address.getPaymentCredentialHash().orElseThrow()));
  }

  private static com.bloxbean.cardano.client.address.Address decoded(String bech32) {
    return new com.bloxbean.cardano.client.address.Address(bech32);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }

  @Override
  public String toString() {
    return bech32;
  }
}
