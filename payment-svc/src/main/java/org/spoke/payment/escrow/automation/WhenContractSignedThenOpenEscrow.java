package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.ContractId;
import org.spoke.payment.escrow.EscrowCommand.CloseUnfunded;
import org.spoke.payment.escrow.EscrowCommand.OpenEscrow;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.JobId;
import org.spoke.payment.escrow.UnfundedReason;
import org.spoke.payment.wallet.WalletId;

/**
 * Both signatures stand, so the tenant's money may be locked. The escrow's id comes with the
 * contract: asking twice is asking once.
 */
@Singleton
@FromService("scheduler")
@ProcessingGroup("when-contract-signed-then-open-escrow")
class WhenContractSignedThenOpenEscrow implements Reaction {

  record ContractSigned(
      ContractId contract,
      JobId job,
      EscrowId escrow,
      String tenantWallet,
      String providerAddress,
      Lovelace maxPriceLovelace,
      Lovelace minimumChargeLovelace,
      Instant fundBy,
      Instant refundAfter) {}

  private final Commands commands;
  private final Counterparts counterparts;

  WhenContractSignedThenOpenEscrow(Commands commands, Counterparts counterparts) {
    this.commands = commands;
    this.counterparts = counterparts;
  }

  @EventHandler
  void on(ContractSigned event) {
    Optional<Address> tenant = counterparts.tenant(event.tenantWallet());
    Optional<Address> provider = counterparts.provider(event.providerAddress());
    if (tenant.isEmpty()) {
      refuse(event, "There is no wallet " + event.tenantWallet() + " on this box.");
    } else if (provider.isEmpty()) {
      refuse(event, "The provider's wallet " + event.providerAddress() + " is not on this box.");
    } else if (tenant.equals(provider)) {
      refuse(event, "Tenant and provider have the same wallet; an escrow needs two.");
    } else {
      open(event, tenant.get(), provider.get());
    }
  }

  private void refuse(ContractSigned event, String detail) {
    commands.dispatch(
        new CloseUnfunded(
            event.escrow(), event.contract(), event.job(), UnfundedReason.WALLET_UNKNOWN, detail));
  }

  private void open(ContractSigned event, Address tenant, Address provider) {
    commands.dispatch(
        new OpenEscrow(
            event.escrow(),
            event.contract(),
            event.job(),
            new WalletId(event.tenantWallet()),
            tenant,
            provider,
            event.maxPriceLovelace(),
            event.minimumChargeLovelace(),
            event.fundBy(),
            event.refundAfter()));
  }
}
