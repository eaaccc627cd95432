package org.spoke.scheduler.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spoke.scheduler.contract.Pricing.MAX_LOVELACE;
import static org.spoke.scheduler.contract.Pricing.MINIMUM_CHARGE_LOVELACE;

import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
  private static final Pricing TWO_ADA_AN_HOUR = Pricing.of(2_000_000, Duration.ofHours(10));

  @ParameterizedTest(name = "{0} ms at 2 ADA an hour: {1} lovelace")
  @CsvSource({
    "0, 0",
    "1, 1000000",
    "1800000, 1000000",
    "1800001, 1000001",
    "3600000, 2000000",
    "3600001, 2000001",
    "36000000, 20000000",
    "40000000, 20000000"
  })
  void whatIsDueIsRoundedUpAndBounded(long billedMs, long due) {
    assertThat(TWO_ADA_AN_HOUR.dueLovelace(billedMs)).isEqualTo(due);
  }

  @Test
  void aShortJobLocksTheMinimumCharge() {
    assertThat(Pricing.of(1, Duration.ofSeconds(60)).maxPriceLovelace())
        .isEqualTo(MINIMUM_CHARGE_LOVELACE);
  }

  @Test
  void aPriceThatCannotBeSaidIsKnownBefore() {
    assertThat(Pricing.fits(MAX_LOVELACE, Duration.ofHours(1))).isTrue();
    assertThat(Pricing.fits(MAX_LOVELACE, Duration.ofMillis(3_600_001))).isFalse();
    assertThatThrownBy(() -> Pricing.of(Long.MAX_VALUE, Duration.ofDays(365)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsDueNeverLeavesItsBoundsAndNeverFalls(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long lovelacePerHour,
      @ForAll @LongRange(min = 60, max = 31_536_000) long seconds,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE - 1) long billedMs) {
    Pricing pricing = Pricing.of(lovelacePerHour, Duration.ofSeconds(seconds));

    long due = pricing.dueLovelace(billedMs);

    assertThat(due).isBetween(MINIMUM_CHARGE_LOVELACE, pricing.maxPriceLovelace());
    assertThat(pricing.dueLovelace(billedMs + 1)).isGreaterThanOrEqualTo(due);
  }

  @Property
  void betweenTheBoundsItIsTheExactPriceRoundedUp(
      @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000_000L) long lovelacePerHour,
      @ForAll @LongRange(min = 3_600_000, max = 31_536_000_000L) long billedMs) {
    Pricing pricing = Pricing.of(lovelacePerHour, Duration.ofDays(365));
    BigInteger hour = BigInteger.valueOf(3_600_000);

    BigInteger due = BigInteger.valueOf(pricing.dueLovelace(billedMs));
    BigInteger excess =
        due.multiply(hour)
            .subtract(BigInteger.valueOf(billedMs).multiply(BigInteger.valueOf(lovelacePerHour)));

    assertThat(excess).isBetween(BigInteger.ZERO, hour.subtract(BigInteger.ONE));
  }
}
