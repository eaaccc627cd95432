package org.spoke.devnet.ledger;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.address.Credential;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.crypto.KeyGenUtil;
import com.bloxbean.cardano.client.crypto.SecretKey;
import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptPubkey;
import java.util.Arrays;
import org.spoke.devnet.transaction.Address;

/** A test wallet of one key. */
public final class Key {
  private static final int SEED_BYTES = 32;

  private final byte[] seed;

  private Key(byte[] seed) {
    this.seed = seed.clone();
  }

  /** The key of this number, the same in every run. */
  public Key(int number) {
    this.seed = new byte[SEED_BYTES];
    Arrays.fill(seed, (byte) number);
  }

  /**
   * @param seed the 32 bytes of an Ed25519 secret key
   */
  public static Key ofSeed(byte[] seed) {
    return new Key(seed);
  }

  public SecretKey secret() {
    try {
      return SecretKey.create(seed);
    } catch (CborSerializationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** BLAKE2b-224 of the public key, in hex. */
  public String hash() {
    return KeyGenUtil.getKeyHash(KeyGenUtil.getPublicKeyFromPrivateKey(seed));
  }

  public Address address() {
    Credential credential = Credential.fromKey(hash());
    return Address.of(AddressProvider.getEntAddress(credential, Networks.testnet()).getBytes());
  }

  /** The native script that this key must sign. */
  public ScriptPubkey script() {
    return new ScriptPubkey(hash());
  }
}
