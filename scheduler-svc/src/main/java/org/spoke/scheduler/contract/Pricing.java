package org.spoke.scheduler.contract;

import java.math.BigInteger;
import java.time.Duration;

/**
 * What a job costs, in lovelace: pure functions that cannot overflow. An hour's price is spread
 * over its milliseconds and rounded up once, at the end.
 *
 * @param lovelacePerHour price of an hour, above zero
 * @param minimumChargeLovelace least that is due once anything was served
 * @param maxPriceLovelace most that can ever be due; this is what the escrow locks
 */
public record Pricing(long lovelacePerHour, long minimumChargeLovelace, long maxPriceLovelace) {
  /** An output on Cardano cannot carry less than about 1 ADA, so less cannot be paid out. */
  public static final long MINIMUM_CHARGE_LOVELACE = 1_000_000;

  /** Most that a contract can say: what JSON keeps exactly, about nine thousand million ADA. */
  public static final long MAX_LOVELACE = CanonicalJson.MAX_INTEGER;

  private static final BigInteger MILLIS_PER_HOUR = BigInteger.valueOf(3_600_000);

  public Pricing {
    if (lovelacePerHour <= 0 || minimumChargeLovelace < 0) {
      throw new IllegalArgumentException("A price is above zero: " + lovelacePerHour);
    }
    if (maxPriceLovelace < minimumChargeLovelace || maxPriceLovelace > MAX_LOVELACE) {
      throw new IllegalArgumentException(
          "The most that can be due is out of range: " + maxPriceLovelace);
    }
  }

  /**
   * The price of a job that may run this long.
   *
   * @throws IllegalArgumentException when it is more than {@link #MAX_LOVELACE}; ask {@link #fits}
   *     before
   */
  public static Pricing of(long lovelacePerHour, Duration longest) {
    if (!fits(lovelacePerHour, longest)) {
      throw new IllegalArgumentException("Too dear to be said: " + lovelacePerHour + " an hour");
    }
    BigInteger whole = cost(longest.toMillis(), lovelacePerHour);
    return new Pricing(
        lovelacePerHour,
        MINIMUM_CHARGE_LOVELACE,
        whole.max(BigInteger.valueOf(MINIMUM_CHARGE_LOVELACE)).longValueExact());
  }

  /** Whether the price of so long a job can be said and locked at all. */
  public static boolean fits(long lovelacePerHour, Duration longest) {
    return cost(longest.toMillis(), lovelacePerHour).compareTo(BigInteger.valueOf(MAX_LOVELACE))
        <= 0;
  }

  /**
   * What is due for the time that VMs were ready: nothing for nothing, else the time's price, not
   * below the minimum charge and not above the maximum.
   */
  public long dueLovelace(long billedMs) {
    if (billedMs < 0) {
      throw new IllegalArgumentException("Billed time is not negative: " + billedMs + " ms");
    }
    if (billedMs == 0) {
      return 0;
    }
    return cost(billedMs, lovelacePerHour)
        .max(BigInteger.valueOf(minimumChargeLovelace))
        .min(BigInteger.valueOf(maxPriceLovelace))
        .longValueExact();
  }

  /** billedMs x lovelacePerHour / 3,600,000, rounded up. */
  private static BigInteger cost(long billedMs, long lovelacePerHour) {
    return BigInteger.valueOf(billedMs)
        .multiply(BigInteger.valueOf(lovelacePerHour))
        .add(MILLIS_PER_HOUR)
        .subtract(BigInteger.ONE)
        .divide(MILLIS_PER_HOUR);
  }
}
