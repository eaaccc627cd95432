package org.spoke.devnet.chain;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.spoke.devnet.transaction.Hashes;
import org.spoke.devnet.transaction.SignedTransaction;

/**
 * Transactions that became final together. Its hash covers the block before it, its place and the
 * exact bytes of its transactions, so a changed journal does not go unnoticed.
 */
public record Block(
    long height,
    long slot,
    String hash,
    String previousHash,
    List<SignedTransaction> transactions) {

  /** The block before all others: it holds nothing, the first money is simply there. */
  public static Block genesis(Instant systemStart) {
    return hashed(0, 0, "devnet of " + systemStart, List.of());
  }

  public Block next(long nextSlot, List<SignedTransaction> nextTransactions) {
    return hashed(height + 1, nextSlot, hash, List.copyOf(nextTransactions));
  }

  public int sizeBytes() {
    return transactions.stream().mapToInt(SignedTransaction::sizeBytes).sum();
  }

  public BigInteger fees() {
    return transactions.stream()
        .map(transaction -> transaction.body().fee())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Block hashed(
      long height, long slot, String previousHash, List<SignedTransaction> transactions) {
    String content =
        transactions.stream()
            .map(transaction -> Hashes.blake2b256(transaction.bytes()))
            .collect(joining(",", previousHash + "," + height + "," + slot + ",", ""));
    return new Block(
        height,
        slot,
        Hashes.blake2b256(content.getBytes(StandardCharsets.UTF_8)),
        previousHash,
        transactions);
  }
}
