package org.spoke.devnet.chain;

import java.util.List;
import java.util.Optional;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;

/** What may be asked of the chain, all of one moment; not to be kept after the question. */
public final class ChainView {
  private final Chain chain;
  private final Mempool mempool;

  ChainView(Chain chain, Mempool mempool) {
    this.chain = chain;
    this.mempool = mempool;
  }

  public Block tip() {
    return chain.tip();
  }

  public Optional<Block> block(long height) {
    return chain.block(height);
  }

  public Optional<Block> block(String hash) {
    return chain.block(hash);
  }

  public Optional<ConfirmedTransaction> transaction(TransactionId id) {
    return chain.transaction(id);
  }

  /** The transaction that spent this output, once it is in a block. */
  public Optional<TransactionId> spender(TransactionInput place) {
    return chain.spender(place);
  }

  /** Every transaction that touched the address, oldest first. */
  public List<ConfirmedTransaction> history(Address address) {
    return chain.history(address);
  }

  /** What lies at the address, oldest first; spending in the mempool does not count. */
  public List<UnspentOutput> unspentAt(Address address) {
    return chain.unspentAt(address);
  }

  /** How many blocks were built on this one: 0 for the tip. */
  public long confirmations(Block block) {
    return chain.tip().height() - block.height();
  }

  public List<SignedTransaction> waiting() {
    return mempool.waiting();
  }
}
