package org.spoke.registry.device;

import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;

/**
 * What one hour of a lease costs, in each currency that the provider takes.
 *
 * @param lovelacePerHour lovelace an hour; 0 when ADA is not taken
 * @param ntxUnitsPerHour NTX units an hour; 0 when NTX is not taken
 */
public record Price(long lovelacePerHour, long ntxUnitsPerHour) {
  /** Refuses a negative price, and none at all, as {@code price-not-positive}. */
  public Price {
    boolean negative = lovelacePerHour < 0 || ntxUnitsPerHour < 0;
    boolean nothing = lovelacePerHour == 0 && ntxUnitsPerHour == 0;
    if (negative || nothing) {
      throw Problem.of(
          RegistryProblem.PRICE_NOT_POSITIVE,
          "The price is %d lovelace and %d NTX units an hour."
              .formatted(lovelacePerHour, ntxUnitsPerHour));
    }
  }
}
