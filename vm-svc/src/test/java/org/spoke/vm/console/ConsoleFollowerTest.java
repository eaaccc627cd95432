package org.spoke.vm.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleFollowerTest {
  private final ConsoleFollower follower = new ConsoleFollower();

  @Test
  void whatWasAppendedIsNew() {
    assertThat(news("one\n")).isEqualTo("one\n");
    assertThat(news("one\ntwo\n")).isEqualTo("two\n");
    assertThat(news("one\ntwo\n")).isEmpty();
  }

  @Test
  void aBeginningThatWasCutOffIsNotToldAgain() {
    news("one\ntwo\nthree\n");
    assertThat(news("wo\nthree\nfour\n")).as("too little is left to know the place").isNotEmpty();
    String long1 = "x".repeat(1000) + "y".repeat(300);
    news(long1);
    assertThat(news(long1.substring(500) + "new")).isEqualTo("new");
  }

  @Test
  void aConsoleThatStartedAgainIsNew() {
    news("one\n");
    assertThat(news("")).isEmpty();
    assertThat(news("two\n")).isEqualTo("two\n");
  }

  private String news(String present) {
    return new String(
        follower.news(present.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
