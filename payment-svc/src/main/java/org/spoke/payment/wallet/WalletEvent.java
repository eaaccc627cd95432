package org.spoke.payment.wallet;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.OutputReference;

/** What has happened to a wallet. Holds nothing secret: seeds are in the vault only. */
public sealed interface WalletEvent {

  WalletId wallet();

  /**
   * Its seed is in the vault, under the payment key of the address.
   *
   * @param stakeAddress public, bech32
   * @param network as configured: mainnet, preprod, devnet
   * @param imported whether its words came from elsewhere
   */
  @Revision("1")
  record WalletCreated(
      WalletId wallet,
      String name,
      Address address,
      String stakeAddress,
      String network,
      boolean imported)
      implements WalletEvent {}

  /**
   * A signed transaction spends these outputs: no other may.
   *
   * @param purpose what for, for example the id of an escrow
   */
  @Revision("1")
  record OutputsReserved(WalletId wallet, String purpose, List<OutputReference> outputs)
      implements WalletEvent {}

  /** That transaction can never land, or stands too deep to be rolled back. */
  @Revision("1")
  record OutputsFreed(WalletId wallet, String purpose) implements WalletEvent {}
}
