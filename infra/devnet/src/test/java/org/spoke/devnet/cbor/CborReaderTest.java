package org.spoke.devnet.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of RFC 8949, appendix A. */
class CborReaderTest {
  @ParameterizedTest
  @CsvSource({
    "00,0",
    "17,23",
    "1818,24",
    "1903e8,1000",
    "1a000f4240,1000000",
    "1bffffffffffffffff,18446744073709551615",
    "20,-1",
    "3903e7,-1000",
    "3bffffffffffffffff,-18446744073709551616"
  })
  void integersAreRead(String hex, BigInteger value) {
    assertThat(reader(hex).readInteger()).isEqualTo(value);
  }

  @Test
  void stringsAreReadAlsoInChunks() {
    assertThat(reader("4401020304").readBytes()).containsExactly(1, 2, 3, 4);
    assertThat(reader("5f42010243030405ff").readBytes()).containsExactly(1, 2, 3, 4, 5);
    assertThat(reader("6449455446").readText()).isEqualTo("IETF");
    assertThat(reader("7f657374726561646d696e67ff").readText()).isEqualTo("streaming");
  }

  @ParameterizedTest
  @ValueSource(strings = {"83010203", "9f010203ff"})
  void arraysAreReadWithAndWithoutALength(String hex) {
    assertThat(reader(hex).readArray(CborReader::readInt)).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a201020304", "bf01020304ff"})
  void mapsAreReadWithAndWithoutALength(String hex) {
    CborReader reader = reader(hex);
    List<Integer> numbers = new ArrayList<>();
    reader.readMap(() -> numbers.add(10 * reader.readInt() + reader.readInt()));
    assertThat(numbers).containsExactly(12, 34);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1bffffffffffffffff",
        "5f42010243030405ff",
        "826161bf61626163ff",
        "c074323031332d30332d32315432303a30343a30305a",
        "f97e00",
        "fb3ff199999999999a",
        "f6"
      })
  void anyItemCanBeSteppedOverAndGivenBack(String hex) {
    CborReader reader = reader(hex);
    assertThat(HexFormat.of().formatHex(reader.sliceItem())).isEqualTo(hex);
    reader.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "18", "42", "4201", "9f01", "1c", "ff", "62ffff", "5f00ff", "bf01ff"})
  void whatIsNotWellFormedIsRefused(String hex) {
    assertThatThrownBy(() -> reader(hex).skip()).isInstanceOf(MalformedCbor.class);
  }

  @Test
  void anotherTypeThanAskedForIsNamed() {
    assertThatThrownBy(() -> reader("6161").readBytes())
        .hasMessage("expected BYTES at byte 0, found TEXT");
  }

  @Test
  void aNumberThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> reader("1bffffffffffffffff").readLong())
        .isInstanceOf(MalformedCbor.class);
    assertThatThrownBy(() -> reader("1a80000000").readInt()).isInstanceOf(MalformedCbor.class);
    assertThatThrownBy(() -> reader("3bffffffffffffffff").readSignedLong())
        .isInstanceOf(MalformedCbor.class);
  }

  private static CborReader reader(String hex) {
    return new CborReader(HexFormat.of().parseHex(hex));
  }
}
