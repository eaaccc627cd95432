package org.spoke.devnet.chain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionOutput;

/** Which transactions took from or paid to an address, in the order of the chain. */
final class AddressHistory {
  private final Map<Address, Set<TransactionId>> transactions = new HashMap<>();

  Set<TransactionId> of(Address address) {
    return transactions.getOrDefault(address, Set.of());
  }

  void add(ConfirmedTransaction confirmed) {
    for (Address address : touched(confirmed)) {
      transactions
          .computeIfAbsent(address, _ -> new LinkedHashSet<>())
          .add(confirmed.transaction().id());
    }
  }

  void remove(ConfirmedTransaction confirmed) {
    for (Address address : touched(confirmed)) {
      Set<TransactionId> rest = transactions.get(address);
      rest.remove(confirmed.transaction().id());
      if (rest.isEmpty()) {
        transactions.remove(address);
      }
    }
  }

  private static Set<Address> touched(ConfirmedTransaction confirmed) {
    return Stream.concat(
            confirmed.spent().values().stream(), confirmed.transaction().body().outputs().stream())
        .map(TransactionOutput::address)
        .collect(toUnmodifiableSet());
  }
}
