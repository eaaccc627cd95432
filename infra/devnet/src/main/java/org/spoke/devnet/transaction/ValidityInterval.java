package org.spoke.devnet.transaction;

import java.util.OptionalLong;

/** The slots in which a transaction may enter a block: from (inclusive) and until (exclusive). */
public record ValidityInterval(OptionalLong invalidBefore, OptionalLong invalidHereafter) {
  public boolean contains(long slot) {
    return invalidBefore.orElse(Long.MIN_VALUE) <= slot && isBeforeEnd(slot);
  }

  public boolean startsAtOrAfter(long slot) {
    return invalidBefore.isPresent() && invalidBefore.getAsLong() >= slot;
  }

  public boolean endsAtOrBefore(long slot) {
    return invalidHereafter.isPresent() && invalidHereafter.getAsLong() <= slot;
  }

  private boolean isBeforeEnd(long slot) {
    return invalidHereafter.isEmpty() || slot < invalidHereafter.getAsLong();
  }

  @Override
  public String toString() {
    return "[" + written(invalidBefore) + ", " + written(invalidHereafter) + ")";
  }

  private static String written(OptionalLong bound) {
    return bound.isPresent() ? Long.toString(bound.getAsLong()) : "unbounded";
  }
}
