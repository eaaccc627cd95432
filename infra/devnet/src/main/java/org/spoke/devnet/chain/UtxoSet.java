package org.spoke.devnet.chain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spoke.devnet.ledger.Utxo;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** The unspent outputs of the chain's tip, found by input and by address. */
final class UtxoSet implements Utxo {
  private final Map<TransactionInput, TransactionOutput> outputs = new HashMap<>();
  private final Map<Address, Set<TransactionInput>> byAddress = new HashMap<>();

  @Override
  public Optional<TransactionOutput> find(TransactionInput input) {
    return Optional.ofNullable(outputs.get(input));
  }

  Set<TransactionInput> at(Address address) {
    return byAddress.getOrDefault(address, Set.of());
  }

  void add(TransactionInput place, TransactionOutput output) {
    outputs.put(place, output);
    byAddress.computeIfAbsent(output.address(), _ -> new HashSet<>()).add(place);
  }

  /** Spends the inputs and adds the outputs; returns what was spent. */
  Map<TransactionInput, TransactionOutput> apply(SignedTransaction transaction) {
    Map<TransactionInput, TransactionOutput> spent = new LinkedHashMap<>();
    for (TransactionInput input : transaction.body().inputs()) {
      spent.put(input, remove(input));
    }
    outputsOf(transaction).forEach(this::add);
    return spent;
  }

  /** Takes a transaction back: the opposite of {@link #apply}. */
  void revert(SignedTransaction transaction, Map<TransactionInput, TransactionOutput> spent) {
    outputsOf(transaction).keySet().forEach(this::remove);
    spent.forEach(this::add);
  }

  static Map<TransactionInput, TransactionOutput> outputsOf(SignedTransaction transaction) {
    Map<TransactionInput, TransactionOutput> created = new LinkedHashMap<>();
    List<TransactionOutput> outputs = transaction.body().outputs();
    for (int index = 0; index < outputs.size(); index++) {
      created.put(new TransactionInput(transaction.id(), index), outputs.get(index));
    }
    return created;
  }

  private TransactionOutput remove(TransactionInput place) {
    TransactionOutput output = outputs.remove(place);
    if (output == null) {
      throw new IllegalStateException("no unspent output at " + place);
    }
    Set<TransactionInput> places = byAddress.get(output.address());
    places.remove(place);
    if (places.isEmpty()) {
      byAddress.remove(output.address());
    }
    return output;
  }
}
