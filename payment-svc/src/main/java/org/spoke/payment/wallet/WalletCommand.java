package org.spoke.payment.wallet;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.OutputReference;

/** What a wallet can be asked. */
public sealed interface WalletCommand {

  WalletId wallet();

  record CreateWallet(
      @TargetAggregateIdentifier WalletId wallet,
      String name,
      Address address,
      String stakeAddress,
      String network,
      boolean imported)
      implements WalletCommand {}

  record ReserveOutputs(
      @TargetAggregateIdentifier WalletId wallet, String purpose, List<OutputReference> outputs)
      implements WalletCommand {}

  record FreeOutputs(@TargetAggregateIdentifier WalletId wallet, String purpose)
      implements WalletCommand {}

  /** Asks for {@link WalletFacts}, as they stand in this transaction. Changes nothing. */
  record DescribeWallet(@TargetAggregateIdentifier WalletId wallet) implements WalletCommand {}
}
