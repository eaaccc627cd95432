package org.spoke.payment;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.blockfrost.BlockfrostChainClient;
import org.spoke.payment.chain.blockfrost.BlockfrostSettings;
import org.spoke.payment.escrow.script.EscrowScript;
import org.spoke.payment.escrow.script.NativeEscrowScript;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.wallet.SeedVault;

/** The wiring of payment-svc: which chain, which script, where seeds are. */
@Factory
final class Payment {

  @Singleton
  @Bean(preDestroy = "close", typed = ChainClient.class)
  BlockfrostChainClient chain(ChainSettings settings) {
    return new BlockfrostChainClient(
        settings.projectIdFile() == null
            ? BlockfrostSettings.of(settings.url())
            : BlockfrostSettings.of(settings.url(), settings.projectIdFile()));
  }

  @Singleton
  SeedVault seeds(@Value("${spoke.data}") Path data, SecureRandom random, ChainSettings settings) {
    return SeedVault.open(data.resolve("wallets"), random, settings.kind());
  }

  /** The one place that says which script guards the money. */
  @Singleton
  EscrowScript script() {
    return new NativeEscrowScript();
  }

  @Singleton
  EscrowTransactions transactions(EscrowScript script) {
    return new EscrowTransactions(script);
  }
}
