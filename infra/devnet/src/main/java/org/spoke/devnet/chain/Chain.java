package org.spoke.devnet.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.devnet.ledger.Utxo;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** Blocks from the genesis to the tip and what follows from them. Not safe for several threads. */
final class Chain {
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Block> byHash = new HashMap<>();
  private final Map<TransactionId, ConfirmedTransaction> transactions = new HashMap<>();
  private final Map<TransactionInput, TransactionId> spenders = new HashMap<>();
  private final AddressHistory history = new AddressHistory();
  private final UtxoSet utxo = new UtxoSet();

  Chain(Block genesis, TransactionInput firstMoney, TransactionOutput firstOutput) {
    blocks.add(genesis);
    byHash.put(genesis.hash(), genesis);
    utxo.add(firstMoney, firstOutput);
  }

  Block tip() {
    return blocks.getLast();
  }

  Utxo utxo() {
    return utxo;
  }

  Optional<Block> block(long height) {
    return height >= 0 && height < blocks.size()
        ? Optional.of(blocks.get((int) height))
        : Optional.empty();
  }

  Optional<Block> block(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  Optional<ConfirmedTransaction> transaction(TransactionId id) {
    return Optional.ofNullable(transactions.get(id));
  }

  Optional<TransactionId> spender(TransactionInput place) {
    return Optional.ofNullable(spenders.get(place));
  }

  /** Every transaction that touched the address, oldest first. */
  List<ConfirmedTransaction> history(Address address) {
    return history.of(address).stream().map(transactions::get).toList();
  }

  /** What lies at the address, oldest first. */
  List<UnspentOutput> unspentAt(Address address) {
    return utxo.at(address).stream()
        .map(place -> new UnspentOutput(place, utxo.find(place).orElseThrow(), madeIn(place)))
        .sorted(
            Comparator.<UnspentOutput>comparingLong(unspent -> unspent.block().height())
                .thenComparingInt(unspent -> indexInBlock(unspent.place()))
                .thenComparingInt(unspent -> unspent.place().index()))
        .toList();
  }

  void append(Block block) {
    if (!block.previousHash().equals(tip().hash())) {
      throw new IllegalStateException("block " + block.height() + " does not follow the tip");
    }
    blocks.add(block);
    byHash.put(block.hash(), block);
    for (int index = 0; index < block.transactions().size(); index++) {
      confirm(block, index);
    }
  }

  /** Takes the last blocks away; returns their transactions, oldest first. */
  List<SignedTransaction> rollBack(int count) {
    List<SignedTransaction> undone = new ArrayList<>();
    for (int taken = 0; taken < count; taken++) {
      Block block = blocks.removeLast();
      byHash.remove(block.hash());
      block.transactions().reversed().forEach(this::revert);
      undone.addAll(0, block.transactions());
    }
    return undone;
  }

  private void confirm(Block block, int index) {
    SignedTransaction transaction = block.transactions().get(index);
    ConfirmedTransaction confirmed =
        new ConfirmedTransaction(transaction, block, index, utxo.apply(transaction));
    transactions.put(transaction.id(), confirmed);
    confirmed.spent().keySet().forEach(place -> spenders.put(place, transaction.id()));
    history.add(confirmed);
  }

  private void revert(SignedTransaction transaction) {
    ConfirmedTransaction confirmed = transactions.remove(transaction.id());
    utxo.revert(transaction, confirmed.spent());
    confirmed.spent().keySet().forEach(spenders::remove);
    history.remove(confirmed);
  }

  private Block madeIn(TransactionInput place) {
    return transaction(place.transaction())
        .map(ConfirmedTransaction::block)
        .orElse(blocks.getFirst());
  }

  private int indexInBlock(TransactionInput place) {
    return transaction(place.transaction()).map(ConfirmedTransaction::index).orElse(0);
  }
}
