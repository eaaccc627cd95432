package org.spoke.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.000000 ADA",
    "1, 0.000001 ADA",
    "12345678, 12.345678 ADA",
    "-1500000, -1.500000 ADA",
    "9007199254740993, 9007199254.740993 ADA"
  })
  void lovelaceIsShownAsAdaToTheLastPlace(long lovelace, String shown) {
    assertThat(Cell.ada(LongNode.valueOf(lovelace))).isEqualTo(shown);
  }

  @Test
  void anAmountBeyondALongStaysExact() {
    BigInteger lovelace = new BigInteger("123456789012345678901234567890");
    assertThat(Cell.ada(BigIntegerNode.valueOf(lovelace)))
        .isEqualTo("123456789012345678901234.567890 ADA");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 MiB", "256, 256 MiB", "1024, 1 GiB", "1536, 1536 MiB", "102400, 100 GiB"})
  void sizesAreShownInTheLargestWholeUnit(long mebibytes, String shown) {
    assertThat(Cell.mebibytes(LongNode.valueOf(mebibytes))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "5400, 1h 30m", "90061, 1d 1h 1m 1s"})
  void secondsAreShownInTheLargestUnits(long seconds, String shown) {
    assertThat(Cell.seconds(LongNode.valueOf(seconds))).isEqualTo(shown);
  }

  @Test
  void instantsAreShownToTheSecond() {
    assertThat(Cell.time(TextNode.valueOf("2026-11-23T15:44:33.123456Z")))
        .isEqualTo("2026-11-23 15:44:33Z");
    assertThat(Cell.time(TextNode.valueOf("2026-11-23T15:44:33Z")))
        .isEqualTo("2026-11-23 15:44:33Z");
  }

  @Test
  void whatIsAbsentIsAHyphen() {
    assertThat(Cell.ada(MissingNode.getInstance())).isEqualTo("-");
    assertThat(Cell.text(TextNode.valueOf(""))).isEqualTo("-");
  }
}
