package org.spoke.libp2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SequenceNumbersTest {
  private Instant now = Instant.ofEpochMilli(1_000);
  private final SequenceNumbers numbers = new SequenceNumbers(() -> now);

  @Test
  void numbersRiseWhateverTheClockDoes() {
    assertThat(numbers.next()).isEqualTo(1_000);
    assertThat(numbers.next()).isEqualTo(1_001);

    now = Instant.ofEpochMilli(5_000);
    assertThat(numbers.next()).isEqualTo(5_000);

    now = Instant.ofEpochMilli(1_000);
    assertThat(numbers.next()).isEqualTo(5_001);
  }
}
