package org.spoke.devnet.faucet;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.address.Credential;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.crypto.Blake2bUtil;
import com.bloxbean.cardano.client.crypto.KeyGenUtil;
import com.bloxbean.cardano.client.crypto.SecretKey;
import com.bloxbean.cardano.client.exception.CborSerializationException;
import java.nio.charset.StandardCharsets;
import org.spoke.devnet.transaction.Address;

/** The key of the genesis money. It follows from a public word: that money is worth nothing. */
final class FaucetKey {
  private static final byte[] SEED =
      Blake2bUtil.blake2bHash256("spoke devnet faucet".getBytes(StandardCharsets.UTF_8));

  private FaucetKey() {}

  static Address address() {
    byte[] publicKey = KeyGenUtil.getPublicKeyFromPrivateKey(SEED);
    Credential credential = Credential.fromKey(Blake2bUtil.blake2bHash224(publicKey));
    return Address.of(AddressProvider.getEntAddress(credential, Networks.testnet()).getBytes());
  }

  static SecretKey secret() {
    try {
      return SecretKey.create(SEED);
    } catch (CborSerializationException e) {
      throw new IllegalStateException(e);
    }
  }
}
