package org.spoke.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.account.Account;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.crypto.config.CryptoConfiguration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.spoke.payment.chain.CardanoNetwork;
import org.spoke.payment.chain.TxId;

class WalletKeysTest {

  /** The widely used test mnemonic; other Cardano wallets show the same addresses for it. */
  private static final String WORDS = "test ".repeat(23) + "sauce";

  private static final TxId TRANSACTION = new TxId("ab".repeat(32));

  @Test
  void theAddressIsTheOneThatOtherWalletsDerive() {
    assertThat(keys(CardanoNetwork.TESTNET).address().bech32())
        .isEqualTo(Account.createFromMnemonic(Networks.testnet(), WORDS).baseAddress())
        .isEqualTo(
            "addr_test1qryvgass5dsrf2kxl3vgfz76uhp83kv5lagzcp29tcana68ca5aqa6swlq6llfamln09tal7n5kvt4275ckwedpt4v7q48uhex");
    assertThat(keys(CardanoNetwork.MAINNET).address().bech32())
        .isEqualTo(Account.createFromMnemonic(Networks.mainnet(), WORDS).baseAddress());
  }

  @Test
  void aSignatureIsVerifiedWithThePublicKeyAndNeverVaries() {
    WalletKeys keys = keys(CardanoNetwork.TESTNET);
    byte[] signature = keys.sign(TRANSACTION);
    assertThat(keys.sign(TRANSACTION)).isEqualTo(signature);
    byte[] message = HexFormat.of().parseHex(TRANSACTION.hex());
    assertThat(
            CryptoConfiguration.INSTANCE
                .getSigningProvider()
                .verify(signature, message, keys.publicKey()))
        .isTrue();
  }

  private static WalletKeys keys(CardanoNetwork network) {
    return WalletKeys.derive(Mnemonic.parse(WORDS), network);
  }
}
