package org.spoke.scheduler.offer;

import java.util.Comparator;
import java.util.List;
import org.spoke.scheduler.job.Resources;

/** Chooses among offers: the cheapest first, then the one that wastes least. Pure functions. */
public final class OfferRanking {
  private OfferRanking() {}

  /** What came of it. */
  public sealed interface Ranking {}

  /** These can be taken, the best first. */
  public record Choices(List<Offer> bestFirst) implements Ranking {
    public Choices {
      bestFirst = List.copyOf(bestFirst);
    }
  }

  /** Offers fit, and this is the cheapest; it is still above the ceiling. */
  public record AllTooDear(Offer cheapest) implements Ranking {}

  /** No offer fits. */
  public record NothingFits() implements Ranking {}

  /** Ranks the offers for what is needed at no more than the ceiling, in lovelace an hour. */
  public static Ranking rank(List<Offer> offers, Resources needed, long maxLovelacePerHour) {
    List<Offer> fitting =
        offers.stream()
            .filter(Offer::takesAda)
            .filter(offer -> offer.free().holds(needed))
            .sorted(cheapestThenTightest())
            .toList();
    if (fitting.isEmpty()) {
      return new NothingFits();
    }
    List<Offer> affordable =
        fitting.stream().filter(offer -> offer.lovelacePerHour() <= maxLovelacePerHour).toList();
    return affordable.isEmpty() ? new AllTooDear(fitting.getFirst()) : new Choices(affordable);
  }

  /** Big devices stay free for big jobs; the id decides last, so that the order is always one. */
  private static Comparator<Offer> cheapestThenTightest() {
    return Comparator.comparingLong(Offer::lovelacePerHour)
        .thenComparingInt(offer -> offer.free().cores())
        .thenComparingLong(offer -> offer.free().memoryMib())
        .thenComparingLong(offer -> offer.free().diskMib())
        .thenComparing(Offer::id);
  }
}
