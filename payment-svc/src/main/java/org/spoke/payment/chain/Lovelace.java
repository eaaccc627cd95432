package org.spoke.payment.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of money in lovelace (1 ADA = 1,000,000 lovelace); never negative, and no sum overflows
 * unseen.
 */
public record Lovelace(@JsonValue long amount) implements Comparable<Lovelace> {

  public static final Lovelace ZERO = new Lovelace(0);

  private static final long PER_ADA = 1_000_000;

  @JsonCreator
  public Lovelace {
    if (amount < 0) {
      throw new IllegalArgumentException(
          "An amount of money is never negative: " + amount + " lovelace");
    }
  }

  public static Lovelace of(long amount) {
    return new Lovelace(amount);
  }

  public static Lovelace ada(long ada) {
    return new Lovelace(Math.multiplyExact(ada, PER_ADA));
  }

  public Lovelace plus(Lovelace other) {
    return new Lovelace(Math.addExact(amount, other.amount));
  }

  /** Fails when {@code other} is the larger amount. */
  public Lovelace minus(Lovelace other) {
    return new Lovelace(Math.subtractExact(amount, other.amount));
  }

  public boolean exceeds(Lovelace other) {
    return amount > other.amount;
  }

  public boolean isZero() {
    return amount == 0;
  }

  @Override
  public int compareTo(Lovelace other) {
    return Long.compare(amount, other.amount);
  }

  @Override
  public String toString() {
    return amount + " lovelace";
  }
}
