package org.spoke.devnet.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spoke.devnet.cbor.MalformedCbor;
import org.spoke.devnet.ledger.Ledger;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.ProtocolParameters;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionDecoder;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;
import org.spoke.devnet.transaction.UnsupportedTransaction;

/**
 * The only node of the network: takes transactions, forges blocks, rolls back, answers questions. A
 * block is visible only once the journal holds it. Safe for several threads.
 */
public final class Node implements AutoCloseable {
  /** Deepest rollback in blocks: mainnet's security parameter k. */
  public static final int MAX_ROLLBACK_BLOCKS = 2160;

  /** Most blocks forged by one request, so that no request holds the lock for long. */
  public static final int MAX_BLOCKS_AT_ONCE = 1000;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ProtocolParameters parameters;
  private final Genesis genesis;
  private final SlotClock clock;
  private final Chain chain;
  private final Mempool mempool;
  private final Journal journal;

  private Node(Path folder, Genesis genesis, ProtocolParameters parameters, InstantSource clock)
      throws IOException {
    this.parameters = parameters;
    this.genesis = genesis;
    this.clock = new SlotClock(genesis.systemStart(), clock);
    this.chain =
        new Chain(
            Block.genesis(genesis.systemStart()), genesis.firstMoney(), genesis.firstOutput());
    this.mempool = new Mempool(parameters.maxBlockBodySizeBytes());
    this.journal = Journal.open(folder.resolve("journal.jsonl"), this::replay);
    this.clock.catchUpWith(chain.tip().slot());
  }

  /** Goes on with the chain in this folder, or begins one with all money at the treasury. */
  public static Node open(
      Path folder, Address treasury, ProtocolParameters parameters, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder);
    return new Node(folder, Genesis.openOrCreate(folder, treasury, clock), parameters, clock);
  }

  public Genesis genesis() {
    return genesis;
  }

  public SlotClock clock() {
    return clock;
  }

  /**
   * Takes a transaction into the mempool. The same bytes again are welcome while they wait there;
   * once in a block their inputs are spent, and they are refused as on a real node.
   */
  public TransactionId submit(byte[] cbor) throws TransactionRefused {
    SignedTransaction transaction = decode(cbor);
    Optional<Rejection> rejection = locked(lock.writeLock(), () -> admit(transaction));
    if (rejection.isPresent()) {
      throw new TransactionRefused(rejection.get());
    }
    return transaction.id();
  }

  /** Skips slots, then forges blocks at once; the first takes the waiting transactions. */
  public void forge(int count, long skippedSlots) {
    if (count < 1 || count > MAX_BLOCKS_AT_ONCE) {
      throw new IllegalArgumentException("count must be 1 to " + MAX_BLOCKS_AT_ONCE);
    }
    clock.skip(skippedSlots);
    for (int forged = 0; forged < count; forged++) {
      locked(lock.writeLock(), this::forgeOne);
    }
  }

  /**
   * Takes the last blocks away, as when a longer chain wins.
   *
   * @param toMempool whether their transactions wait again for a block or are lost
   * @return the transactions of those blocks, oldest first
   */
  public List<TransactionId> rollBack(int blocks, boolean toMempool) {
    return locked(lock.writeLock(), () -> rollBackLocked(blocks, toMempool));
  }

  /** What lies at the address once all that waits is in a block. */
  public Map<TransactionInput, TransactionOutput> pendingAt(Address address) {
    return locked(lock.readLock(), () -> mempool.pendingAt(address, chain));
  }

  /** Asks one consistent state of the chain. */
  public <T> T ask(Function<ChainView, T> question) {
    return locked(lock.readLock(), () -> question.apply(new ChainView(chain, mempool)));
  }

  @Override
  public void close() throws IOException {
    lock.writeLock().lock();
    try {
      journal.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static SignedTransaction decode(byte[] cbor) throws TransactionRefused {
    try {
      return TransactionDecoder.decode(cbor);
    } catch (MalformedCbor e) {
      throw TransactionRefused.malformed(e);
    } catch (UnsupportedTransaction e) {
      throw TransactionRefused.unsupported(e);
    }
  }

  private Optional<Rejection> admit(SignedTransaction transaction) {
    if (mempool.holds(transaction)) {
      return Optional.empty();
    }
    Optional<Rejection> rejection = check(transaction);
    if (rejection.isEmpty() && !mempool.hasRoomFor(transaction)) {
      return Optional.of(TransactionRefused.MEMPOOL_FULL);
    }
    if (rejection.isEmpty()) {
      mempool.add(transaction);
    }
    return rejection;
  }

  private Optional<Rejection> check(SignedTransaction transaction) {
    return Ledger.check(transaction, state());
  }

  private Optional<Rejection> checkAgain(SignedTransaction transaction) {
    return Ledger.checkAgain(transaction, state());
  }

  private LedgerState state() {
    return new LedgerState(mempool.over(chain.utxo()), nextSlot(), parameters);
  }

  /** Slots may repeat when blocks come faster than slots, but never go back. */
  private long nextSlot() {
    return Math.max(clock.currentSlot(), chain.tip().slot());
  }

  private Block forgeOne() {
    mempool.refill(mempool.waiting(), this::checkAgain);
    Block block = chain.tip().next(nextSlot(), mempool.nextBlock());
    journal.append(
        new JournalEntry.Forged(
            block.height(),
            block.slot(),
            block.hash(),
            block.transactions().stream().map(SignedTransaction::cborHex).toList()));
    chain.append(block);
    mempool.refill(without(mempool.waiting(), block.transactions()), this::checkAgain);
    return block;
  }

  private static List<SignedTransaction> without(
      List<SignedTransaction> all, List<SignedTransaction> others) {
    return all.subList(others.size(), all.size());
  }

  private List<TransactionId> rollBackLocked(int blocks, boolean toMempool) {
    long most = Math.min(MAX_ROLLBACK_BLOCKS, chain.tip().height());
    if (blocks < 1 || blocks > most) {
      throw new IllegalArgumentException("blocks must be 1 to " + most);
    }
    journal.append(new JournalEntry.RolledBack(blocks));
    List<SignedTransaction> undone = chain.rollBack(blocks);
    List<SignedTransaction> waiting = mempool.waiting();
    mempool.refill(toMempool ? joined(undone, waiting) : waiting, this::checkAgain);
    return undone.stream().map(SignedTransaction::id).toList();
  }

  private static List<SignedTransaction> joined(
      List<SignedTransaction> first, List<SignedTransaction> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private void replay(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Forged forged -> replay(forged);
      case JournalEntry.RolledBack(int blocks) -> chain.rollBack(blocks);
    }
  }

  private void replay(JournalEntry.Forged forged) {
    List<SignedTransaction> transactions =
        forged.transactions().stream()
            .map(cborHex -> TransactionDecoder.decode(HexFormat.of().parseHex(cborHex)))
            .toList();
    Block block = chain.tip().next(forged.slot(), transactions);
    if (!block.hash().equals(forged.hash())) {
      throw new IllegalStateException("block " + forged.height() + " does not have its hash");
    }
    chain.append(block);
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
