package org.spoke.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private final ObjectMapper ofOthers = EventJson.lenient();

  /** What a consumer wants to know of another service's event. */
  record CoinsPaid(String account, long coins, Optional<String> purse) {}

  @Test
  void whatAConsumerDoesNotNameIsIgnored() throws Exception {
    assertThat(read("{'account':'acc','coins':5,'purse':'main','teller':'eve'}"))
        .isEqualTo(new CoinsPaid("acc", 5, Optional.of("main")));
  }

  @Test
  void onlyWhatAConsumerCallsOptionalMayBeAbsent() throws Exception {
    assertThat(read("{'account':'acc','coins':5}"))
        .isEqualTo(new CoinsPaid("acc", 5, Optional.empty()));
    assertThat(read("{'account':'acc','coins':5,'purse':null}"))
        .isEqualTo(new CoinsPaid("acc", 5, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'account':'acc'}",
        "{'account':'acc','coins':null}",
        "{'account':'acc','coins':'5'}",
        "{'account':'acc','coins':5.5}"
      })
  void anAmountThatIsMissingOrNoNumberIsNoAmountOfZero(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("coins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'coins':5}", "{'account':null,'coins':5}"})
  void aNameThatIsMissingIsAnError(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("account");
  }

  private CoinsPaid read(String json) throws JsonProcessingException {
    return ofOthers.readValue(json.replace('\'', '"'), CoinsPaid.class);
  }
}
