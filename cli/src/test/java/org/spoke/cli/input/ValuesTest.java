package org.spoke.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Amounts, sizes and durations as people write them. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1000000",
    "1.5,1500000",
    "0.000001,1",
    "1.5ADA,1500000",
    "45000000000 ADA,45000000000000000"
  })
  void anAmountOfAdaIsExactLovelace(String text, long lovelace) {
    assertThat(new Coins.OfAda().convert(text).units()).isEqualTo(lovelace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.0000001", "1e3", "1,5", "1 BTC", "NaN", "9999999999999"})
  void whatIsNoAmountIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Coins.OfAda().convert(text));
  }

  @ParameterizedTest
  @CsvSource({"512,512", "512MiB,512", "4GiB,4096", "1TiB,1048576"})
  void aSizeIsMebibytes(String text, long mebibytes) {
    assertThat(new Mebibytes().convert(text)).isEqualTo(mebibytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "4GB", "1.5GiB", "GiB", "9999999999"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Mebibytes().convert(text));
  }

  @ParameterizedTest
  @CsvSource({"90s,90", "1h30m,5400", "2d,172800", "1d1h1m1s,90061"})
  void aDurationIsSeconds(String text, long seconds) {
    assertThat(new Seconds().convert(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "30m1h", "1.5h", "-1s"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Seconds().convert(text));
  }
}
