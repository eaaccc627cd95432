package org.spoke.registry.device;

import com.bloxbean.cardano.client.address.Address;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;

/**
 * Where the provider is paid: a Shelley address in bech32 (CIP-19) that a payment key controls, its
 * checksum, length and network verified. A script's address is refused: the provider signs for its
 * escrows.
 */
public record WalletAddress(@JsonValue String bech32) {
  /** A base address has 108 characters; longer text is refused before it is decoded. */
  private static final int MAX_LENGTH = 120;

  private static final String MAINNET = "addr1";
  private static final String TESTNET = "addr_test1";
  private static final int MAINNET_ID = 1;

  /** A header and the hash of the payment key (CIP-19). */
  private static final int ENTERPRISE_BYTES = 1 + 28;

  /** A header and the hashes of the payment key and the stake key (CIP-19). */
  private static final int BASE_BYTES = ENTERPRISE_BYTES + 28;

  /** Refuses anything else as {@code wallet-address-invalid}. */
  @JsonCreator
  public WalletAddress {
    if (bech32.length() > MAX_LENGTH) {
      throw invalid(
          "It has %d characters; an address has at most %d.", bech32.length(), MAX_LENGTH);
    }
    if (!bech32.startsWith(MAINNET) && !bech32.startsWith(TESTNET)) {
      throw invalid("\"%s\" starts with neither %s nor %s.", bech32, MAINNET, TESTNET);
    }
    Address address = decode(bech32);
    if (bech32.startsWith(MAINNET) != (address.getNetwork().getNetworkId() == MAINNET_ID)) {
      throw invalid("%s names one network and belongs to another.", bech32);
    }
    if (!isKeys(address)) {
      throw invalid("No payment key controls %s.", bech32);
    }
  }

  /** Whether it belongs to Cardano's main network, and not to a test network. */
  public boolean isOnMainnet() {
    return bech32.startsWith(MAINNET);
  }

  @Override
  public String toString() {
    return bech32;
  }

  private static Address decode(String bech32) {
    try {
      return new Address(bech32);
    } catch (RuntimeException malformed) {
      throw invalid("\"%s\" is mistyped: its checksum does not match.", bech32);
    }
  }

  /** The library decodes an address of any length, so the length is checked here. */
  private static boolean isKeys(Address address) {
    int length = address.getBytes().length;
    return address.isPubKeyHashInPaymentPart()
        && switch (address.getAddressType()) {
          case Base -> length == BASE_BYTES;
          case Enterprise -> length == ENTERPRISE_BYTES;
          case Ptr, Reward, Byron -> false;
        };
  }

  private static Problem invalid(String detail, Object... figures) {
    return Problem.of(RegistryProblem.WALLET_ADDRESS_INVALID, detail.formatted(figures));
  }
}
