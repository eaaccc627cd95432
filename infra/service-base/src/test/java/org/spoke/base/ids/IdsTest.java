package org.spoke.base.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private final Ids ids = new Ids(new Random(7));

  @Test
  void anIdThatFollowsKeepsTheTail() {
    String job = ids.next("job");

    assertThat(Ids.isId("job", job)).isTrue();
    assertThat(Ids.follow("esc", job)).isEqualTo("esc_" + job.substring(4));
    assertThat(Ids.follow("job", Ids.follow("vm", job) + "-2")).isEqualTo(job);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "job_",
        "job_short",
        "JOB_00000000000000000000",
        "job_0000000000000000000u",
        "vm_00000000000000000000"
      })
  void whatIsNotAJobIdIsRefused(String text) {
    assertThat(Ids.isId("job", text)).isFalse();
  }

  @Test
  void theSameBytesGiveTheSameId() {
    String id = Ids.ofBytes("dev", new byte[] {1, 2, 3});

    assertThat(Ids.isId("dev", id)).isTrue();
    assertThat(Ids.ofBytes("dev", new byte[] {1, 2, 3})).isEqualTo(id);
    assertThat(Ids.ofBytes("dev", new byte[] {1, 2, 4})).isNotEqualTo(id);
  }
}
