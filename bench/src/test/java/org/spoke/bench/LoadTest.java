package org.spoke.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void theRateIsWhatWasDoneByTheTimeThatItTook() throws Exception {
    LongAdder done = new LongAdder();
    long begin = System.nanoTime();
    double rate = Load.perSecond(4, SHORT, () -> done.add(pauseOfAMillisecond()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(rate * seconds).isGreaterThanOrEqualTo(done.sum());
    assertThat(rate * SHORT.toMillis() / 1e3).isLessThanOrEqualTo(done.sum());
  }

  @Test
  void aClientThatFailsEndsTheMeasurement() {
    assertThatThrownBy(
            () ->
                Load.perSecond(
                    2,
                    SHORT,
                    () -> {
                      throw new IOException("no connection");
                    }))
        .hasRootCauseMessage("no connection");
  }

  private static int pauseOfAMillisecond() throws InterruptedException {
    Thread.sleep(1);
    return 1;
  }
}
