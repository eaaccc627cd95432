package org.spoke.registry.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
  @Test
  void oneCurrencyIsEnough() {
    assertThat(new Price(0, 1).ntxUnitsPerHour()).isEqualTo(1);
    assertThat(new Price(1, 0).lovelacePerHour()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "0, -1", "5, -1", "-1, 5"})
  void nothingAndLessThanNothingAreRefused(long lovelace, long ntxUnits) {
    assertThatThrownBy(() -> new Price(lovelace, ntxUnits))
        .hasMessage(
            "price-not-positive: The price is %d lovelace and %d NTX units an hour."
                .formatted(lovelace, ntxUnits));
  }
}
