package org.spoke.payment.wallet;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.wallet.WalletCommand.CreateWallet;
import org.spoke.payment.wallet.WalletCommand.DescribeWallet;
import org.spoke.payment.wallet.WalletCommand.FreeOutputs;
import org.spoke.payment.wallet.WalletCommand.ReserveOutputs;
import org.spoke.payment.wallet.WalletEvent.OutputsFreed;
import org.spoke.payment.wallet.WalletEvent.OutputsReserved;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

/**
 * An address of this box, and which of its outputs signed transactions already spend. Two escrows
 * at once from one wallet never take the same output, because both ask here, and the log lets only
 * one of two changes at the same moment through.
 *
 * <pre>
 *   (none) --WalletCreated--> there it stays; OutputsReserved and OutputsFreed come and go
 * </pre>
 */
class Wallet {

  @AggregateIdentifier private WalletId id;
  private Address address;
  private final Map<String, List<OutputReference>> reserved = new HashMap<>();

  Wallet() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CreateWallet command) {
    if (id != null) {
      throw PaymentProblem.nameTaken(command.name());
    }
    apply(
        new WalletCreated(
            command.wallet(),
            command.name(),
            command.address(),
            command.stakeAddress(),
            command.network(),
            command.imported()));
  }

  @CommandHandler
  void handle(ReserveOutputs command) {
    if (command.outputs().stream().anyMatch(takenBesides(command.purpose())::contains)) {
      throw new IllegalStateException(
          "Outputs for " + command.purpose() + " are reserved for another purpose");
    }
    if (!command.outputs().equals(reserved.get(command.purpose()))) {
      apply(new OutputsReserved(id, command.purpose(), command.outputs()));
    }
  }

  private Set<OutputReference> takenBesides(String purpose) {
    return reserved.entrySet().stream()
        .filter(other -> !other.getKey().equals(purpose))
        .map(Map.Entry::getValue)
        .flatMap(Collection::stream)
        .collect(Collectors.toSet());
  }

  @CommandHandler
  void handle(FreeOutputs command) {
    if (reserved.containsKey(command.purpose())) {
      apply(new OutputsFreed(id, command.purpose()));
    }
  }

  @CommandHandler
  WalletFacts handle(DescribeWallet command) {
    return new WalletFacts(
        address,
        reserved.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()));
  }

  @EventSourcingHandler
  void on(WalletEvent event) {
    switch (event) {
      case WalletCreated created -> {
        id = created.wallet();
        address = created.address();
      }
      case OutputsReserved taken -> reserved.put(taken.purpose(), taken.outputs());
      case OutputsFreed freed -> reserved.remove(freed.purpose());
    }
  }
}
