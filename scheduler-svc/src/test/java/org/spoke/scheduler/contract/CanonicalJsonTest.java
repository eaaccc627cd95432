package org.spoke.scheduler.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  /** RFC 8785, section 3.2.3: names sort by UTF-16 code units, so the emoji is before U+FB33. */
  @Test
  void theRfcsNamesAreSortedAsItSorts() throws JsonProcessingException {
    String shuffled =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;

    assertThat(canonical(shuffled))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /** The string and the literals of RFC 8785, section 3.2.2. */
  @Test
  void stringsAreEscapedOnlyWhereTheyMustBe() throws JsonProcessingException {
    String given =
        "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [true, false]}";

    assertThat(canonical(given))
        .isEqualTo(
            "{\"literals\":[true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void wholeNumbersUpToTwoToTheFiftyThirdAreKept() throws JsonProcessingException {
    assertThat(canonical("[0, -1, 9007199254740991, -9007199254740991, {}, []]"))
        .isEqualTo("[0,-1,9007199254740991,-9007199254740991,{},[]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e3",
        "9007199254740992",
        "-9223372036854775808",
        "123456789012345678901",
        "null",
        "\"\\ud83d\""
      })
  void whatReadersDisagreeAboutIsRefused(String value) {
    assertThatThrownBy(() -> canonical(value)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String canonical(String json) throws JsonProcessingException {
    return new String(
        CanonicalJson.encode(new JsonMapper().readTree(json)), StandardCharsets.UTF_8);
  }
}
