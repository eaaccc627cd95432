package org.spoke.devnet.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Utxo;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/**
 * Accepted transactions that wait for a block, in the order of their arrival. A later one may spend
 * what an earlier one made. Not safe for several threads.
 */
final class Mempool {
  /** Twice a block, as a real node's mempool: what does not fit soon is better sent again. */
  private static final int CAPACITY_BLOCKS = 2;

  private final Map<TransactionId, SignedTransaction> waiting = new LinkedHashMap<>();
  private final Map<TransactionInput, TransactionOutput> made = new HashMap<>();
  private final Set<TransactionInput> spent = new HashSet<>();
  private final int maxBlockBytes;
  private int sizeBytes;

  Mempool(int maxBlockBytes) {
    this.maxBlockBytes = maxBlockBytes;
  }

  boolean holds(SignedTransaction transaction) {
    return transaction.equals(waiting.get(transaction.id()));
  }

  boolean hasRoomFor(SignedTransaction transaction) {
    return sizeBytes + transaction.sizeBytes() <= CAPACITY_BLOCKS * maxBlockBytes;
  }

  List<SignedTransaction> waiting() {
    return List.copyOf(waiting.values());
  }

  void add(SignedTransaction transaction) {
    waiting.put(transaction.id(), transaction);
    spent.addAll(transaction.body().inputs());
    made.putAll(UtxoSet.outputsOf(transaction));
    sizeBytes += transaction.sizeBytes();
  }

  /** The chain's unspent outputs as they will be once everything here is in a block. */
  Utxo over(Utxo chain) {
    return place ->
        spent.contains(place)
            ? Optional.empty()
            : Optional.ofNullable(made.get(place)).or(() -> chain.find(place));
  }

  /** What lies at the address once everything here is in a block. */
  Map<TransactionInput, TransactionOutput> pendingAt(Address address, Chain chain) {
    Map<TransactionInput, TransactionOutput> pending = new LinkedHashMap<>();
    chain.unspentAt(address).forEach(each -> pending.put(each.place(), each.output()));
    made.forEach((place, output) -> pending.put(place, output));
    pending.keySet().removeAll(spent);
    pending.values().removeIf(output -> !output.address().equals(address));
    return pending;
  }

  /** The oldest transactions that fit one block together. */
  List<SignedTransaction> nextBlock() {
    List<SignedTransaction> chosen = new ArrayList<>();
    int left = maxBlockBytes;
    for (SignedTransaction transaction : waiting.values()) {
      left -= transaction.sizeBytes();
      if (left < 0) {
        break;
      }
      chosen.add(transaction);
    }
    return chosen;
  }

  /** Empties itself and takes back, in order, those of the transactions that still hold. */
  void refill(
      List<SignedTransaction> transactions,
      Function<SignedTransaction, Optional<Rejection>> check) {
    waiting.clear();
    made.clear();
    spent.clear();
    sizeBytes = 0;
    for (SignedTransaction transaction : transactions) {
      if (hasRoomFor(transaction) && check.apply(transaction).isEmpty()) {
        add(transaction);
      }
    }
  }
}
