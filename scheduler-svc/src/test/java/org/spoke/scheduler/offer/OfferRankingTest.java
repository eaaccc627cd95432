package org.spoke.scheduler.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.OfferRanking.AllTooDear;
import org.spoke.scheduler.offer.OfferRanking.Choices;
import org.spoke.scheduler.offer.OfferRanking.NothingFits;

class OfferRankingTest {
  private static final Resources NEEDED = new Resources(2, 2048, 10_240);
  private static final Offer CHEAP = offer("a", 8, 1_000_000);
  private static final Offer TIGHT = offer("b", 2, 2_000_000);
  private static final Offer WIDE = offer("c", 64, 2_000_000);
  private static final Offer DEAR = offer("d", 4, 3_000_000);
  private static final Offer SMALL = offer("e", 1, 1);
  private static final Offer FOR_NTX = offer("f", 4, 0);

  @Test
  void theCheapestComesFirstThenTheOneThatWastesLeast() {
    assertThat(OfferRanking.rank(List.of(DEAR, WIDE, SMALL, TIGHT, CHEAP), NEEDED, 3_000_000))
        .isEqualTo(new Choices(List.of(CHEAP, TIGHT, WIDE, DEAR)));
  }

  @Test
  void whatIsAboveTheCeilingIsNoChoice() {
    assertThat(OfferRanking.rank(List.of(CHEAP, DEAR), NEEDED, 2_999_999))
        .isEqualTo(new Choices(List.of(CHEAP)));
  }

  @Test
  void theCheapestIsNamedWhenAllAreTooDear() {
    assertThat(OfferRanking.rank(List.of(DEAR, TIGHT, SMALL), NEEDED, 1_999_999))
        .isEqualTo(new AllTooDear(TIGHT));
  }

  @Test
  void whatIsTooSmallOrNotForAdaDoesNotFit() {
    assertThat(OfferRanking.rank(List.of(SMALL, FOR_NTX), NEEDED, 3_000_000))
        .isEqualTo(new NothingFits());
    assertThat(OfferRanking.rank(List.of(), NEEDED, 3_000_000)).isEqualTo(new NothingFits());
  }

  @Test
  void theOrderDoesNotDependOnHowOffersCame() {
    Offer twin = offer("b2", 2, 2_000_000);
    assertThat(OfferRanking.rank(List.of(twin, TIGHT), NEEDED, 3_000_000))
        .isEqualTo(OfferRanking.rank(List.of(TIGHT, twin), NEEDED, 3_000_000));
  }

  private static Offer offer(String id, int cores, long lovelacePerHour) {
    return new Offer(
        "off_" + id, "dev_" + id, new Resources(cores, 65_536, 655_360), lovelacePerHour, "addr");
  }
}
