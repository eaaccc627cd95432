package org.spoke.payment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.spoke.payment.chain.CardanoNetwork;

/**
 * Which chain, and how sure this box wants to be of it.
 *
 * @param url the Blockfrost API, up to and with {@code /api/v0}
 * @param network devnet, preprod or mainnet
 * @param projectIdFile the file, mode 0600, with a hosted provider's secret; none for a server of
 *     one's own
 * @param confirmations blocks, its own counted, under which a transaction is acted upon
 * @param finalConfirmations blocks under which no rollback reaches it (the network's security
 *     parameter)
 * @param pollInterval pause between two looks at what is on its way
 */
@ConfigurationProperties("spoke.chain")
public record ChainSettings(
    URI url,
    String network,
    @Nullable Path projectIdFile,
    long confirmations,
    long finalConfirmations,
    Duration pollInterval) {

  public ChainSettings {
    if (confirmations < 1 || finalConfirmations < confirmations) {
      throw new IllegalArgumentException(
          "spoke.chain.confirmations is at least 1, spoke.chain.final-confirmations not below it");
    }
  }

  CardanoNetwork kind() {
    return network.equals("mainnet") ? CardanoNetwork.MAINNET : CardanoNetwork.TESTNET;
  }
}
