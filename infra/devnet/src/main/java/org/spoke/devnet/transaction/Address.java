package org.spoke.devnet.transaction;

import com.bloxbean.cardano.client.crypto.Bech32;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Shelley payment address (CIP-19): with a staking part, or without (enterprise).
 *
 * @param bech32 how people write it
 * @param payment who may spend what lies there
 * @param networkId 0 for test networks, 1 for mainnet
 */
public record Address(String bech32, Credential payment, int networkId) {
  private static final int CREDENTIAL_BYTES = 28;
  private static final int BASE_BYTES = 1 + 2 * CREDENTIAL_BYTES;
  private static final int ENTERPRISE_BYTES = 1 + CREDENTIAL_BYTES;
  private static final int HIGHEST_BASE_TYPE = 3;
  private static final int ENTERPRISE_KEY_TYPE = 6;
  private static final int ENTERPRISE_SCRIPT_TYPE = 7;
  private static final int STAKE_KEY_HEADER = 0xe0;
  private static final int STAKE_SCRIPT_HEADER = 0xf0;
  private static final int MAINNET = 1;

  /** Decodes an address; pointer, stake and Byron addresses are not served by this devnet. */
  public static Address of(byte[] bytes) {
    int type = bytes.length == 0 ? -1 : (bytes[0] & 0xff) >> 4;
    if (bytes.length != lengthOf(type)) {
      throw new IllegalArgumentException(
          "address of type " + type + " and " + bytes.length + " bytes is not served here");
    }
    int network = bytes[0] & 0x0f;
    String credential = Hashes.hex(Arrays.copyOfRange(bytes, 1, ENTERPRISE_BYTES));
    return new Address(
        Bech32.encode(bytes, network == MAINNET ? "addr" : "addr_test"),
        type % 2 == 0 ? new KeyHash(credential) : new ScriptHash(credential),
        network);
  }

  /**
   * Reads what a person or program wrote; throws {@link IllegalArgumentException} if it is no
   * address.
   */
  public static Address parse(String bech32) {
    Address address = of(decoded(bech32));
    if (!address.bech32.equals(bech32)) {
      throw new IllegalArgumentException("prefix and network of the address differ");
    }
    return address;
  }

  public byte[] bytes() {
    return decoded(bech32);
  }

  /** The address that rewards of this one's staking part would go to, if it has such a part. */
  public Optional<String> stakeAddress() {
    byte[] bytes = bytes();
    if (bytes.length != BASE_BYTES) {
      return Optional.empty();
    }
    boolean isScriptStake = bytes[0] >> 4 >= 2;
    byte[] stake = new byte[ENTERPRISE_BYTES];
    stake[0] = (byte) ((isScriptStake ? STAKE_SCRIPT_HEADER : STAKE_KEY_HEADER) | networkId);
    System.arraycopy(bytes, ENTERPRISE_BYTES, stake, 1, CREDENTIAL_BYTES);
    return Optional.of(Bech32.encode(stake, networkId == MAINNET ? "stake" : "stake_test"));
  }

  public boolean isScript() {
    return payment instanceof ScriptHash;
  }

  private static byte[] decoded(String bech32) {
    try {
      return Bech32.decode(bech32).data;
    } catch (RuntimeException e) { // the library has no exception of its own for bad input
      throw new IllegalArgumentException("not a bech32 address", e);
    }
  }

  private static int lengthOf(int type) {
    if (type >= 0 && type <= HIGHEST_BASE_TYPE) {
      return BASE_BYTES;
    }
    return type == ENTERPRISE_KEY_TYPE || type == ENTERPRISE_SCRIPT_TYPE ? ENTERPRISE_BYTES : -1;
  }

  @Override
  public String toString() {
    return bech32;
  }
}
