package org.spoke.payment.transaction;

import org.spoke.payment.chain.CardanoNetwork;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.wallet.Mnemonic;
import org.spoke.payment.wallet.WalletKeys;

/** A tenant, a provider and mainnet's parameters of 2026, for tests. */
public final class Parties {

  public static final WalletKeys TENANT =
      WalletKeys.derive(Mnemonic.parse("test ".repeat(23) + "sauce"), CardanoNetwork.TESTNET);
  public static final WalletKeys PROVIDER =
      WalletKeys.derive(Mnemonic.parse("abandon ".repeat(23) + "art"), CardanoNetwork.TESTNET);
  public static final ProtocolParameters PARAMETERS =
      new ProtocolParameters(44, 155_381, 4_310, 16_384);

  private Parties() {}

  public static EscrowTerms refundableFrom(long slot) {
    return new EscrowTerms(TENANT.address(), PROVIDER.address(), slot);
  }

  static UnspentOutput tenantHas(int number, Lovelace lovelace) {
    return UnspentOutput.ofLovelace(reference(number), TENANT.address(), lovelace);
  }

  static OutputReference reference(int number) {
    return new OutputReference(new TxId("%064x".formatted(number)), 0);
  }
}
