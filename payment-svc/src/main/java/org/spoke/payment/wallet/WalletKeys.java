package org.spoke.payment.wallet;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.common.model.Network;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.crypto.bip32.HdKeyPair;
import com.bloxbean.cardano.client.crypto.cip1852.CIP1852;
import com.bloxbean.cardano.client.crypto.cip1852.DerivationPath;
import com.bloxbean.cardano.client.crypto.config.CryptoConfiguration;
import java.util.HexFormat;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.CardanoNetwork;
import org.spoke.payment.chain.KeyHash;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.transaction.PaymentKey;

/**
 * The keys of a wallet's first address, by CIP-1852: payment at m/1852'/1815'/0'/0/0, stake at
 * m/1852'/1815'/0'/2/0. Other Cardano wallets find the same address from the same mnemonic.
 */
public final class WalletKeys implements PaymentKey {

  private final HdKeyPair payment;
  private final Address address;
  private final String stakeAddress;

  private WalletKeys(HdKeyPair payment, Address address, String stakeAddress) {
    this.payment = payment;
    this.address = address;
    this.stakeAddress = stakeAddress;
  }

  public static WalletKeys derive(Mnemonic mnemonic, CardanoNetwork network) {
    byte[] entropy = mnemonic.entropy();
    var derivation = new CIP1852();
    HdKeyPair payment =
        derivation.getKeyPairFromEntropy(
            entropy, DerivationPath.createExternalAddressDerivationPath());
    HdKeyPair stake =
        derivation.getKeyPairFromEntropy(
            entropy, DerivationPath.createStakeAddressDerivationPath());
    Network mark = marked(network);
    var base = AddressProvider.getBaseAddress(payment.getPublicKey(), stake.getPublicKey(), mark);
    var reward = AddressProvider.getRewardAddress(stake.getPublicKey(), mark);
    return new WalletKeys(payment, new Address(base.toBech32()), reward.toBech32());
  }

  private static Network marked(CardanoNetwork network) {
    return switch (network) {
      case MAINNET -> Networks.mainnet();
      case TESTNET -> Networks.testnet();
    };
  }

  /**
   * The base address: money sent here belongs to the wallet, and can be delegated with its stake
   * key.
   */
  public Address address() {
    return address;
  }

  /** The public stake address, bech32. */
  public String stakeAddress() {
    return stakeAddress;
  }

  @Override
  public KeyHash hash() {
    return address.paymentKey();
  }

  @Override
  public byte[] publicKey() {
    return payment.getPublicKey().getKeyData();
  }

  @Override
  public byte[] sign(TxId transaction) {
    return CryptoConfiguration.INSTANCE
        .getSigningProvider()
        .signExtended(
            HexFormat.of().parseHex(transaction.hex()), payment.getPrivateKey().getKeyData());
  }

  @Override
  public String toString() {
    return "the keys of " + address;
  }
}
