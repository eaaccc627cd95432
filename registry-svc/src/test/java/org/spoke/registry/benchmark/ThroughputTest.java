package org.spoke.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;

class ThroughputTest {
  private static final long MIB = 1 << 20;
  private static final long STEP_NANOS = 10_000_000;

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void oneMebibyteInTenMillisecondsIsAHundredASecond() throws IOException {
    assertThat(throughput().mibPerSecond(steady())).isEqualTo(100);
  }

  @Test
  void twoDisturbedRoundsOfFiveDoNotCount() throws IOException {
    Workload disturbed =
        new Workload() {
          private int round;

          @Override
          public void begin() {
            round++;
          }

          @Override
          public long step() {
            nanos.addAndGet(round <= 3 ? STEP_NANOS * 20 : STEP_NANOS);
            return MIB;
          }
        };

    assertThat(throughput().mibPerSecond(disturbed)).isEqualTo(100);
  }

  @Test
  void flushingCountsAsTime() throws IOException {
    Workload flushed =
        new Workload() {
          @Override
          public long step() {
            nanos.addAndGet(STEP_NANOS);
            return MIB;
          }

          @Override
          public boolean isFull(long movedBytes) {
            return movedBytes >= 5 * MIB;
          }

          @Override
          public void end() {
            nanos.addAndGet(5 * STEP_NANOS);
          }
        };

    assertThat(throughput().mibPerSecond(flushed)).isEqualTo(50);
  }

  @Test
  void aVerySlowDiskGetsOneRoundNotFive() throws IOException {
    Workload slow =
        () -> {
          nanos.addAndGet(Throughput.MAX_NANOS);
          return MIB;
        };

    assertThat(throughput().mibPerSecond(slow)).isEqualTo(1);
    assertThat(nanos).hasValue(2 * Throughput.MAX_NANOS);
  }

  @Test
  void cancellingStopsItBetweenTwoSteps() {
    Throughput cancelled = new Throughput(nanos::get, () -> nanos.get() >= 3 * STEP_NANOS);

    assertThatThrownBy(() -> cancelled.mibPerSecond(steady()))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("cancelled");
    assertThat(nanos).hasValue(3 * STEP_NANOS);
  }

  private Throughput throughput() {
    return new Throughput(nanos::get, () -> false);
  }

  private Workload steady() {
    return () -> {
      nanos.addAndGet(STEP_NANOS);
      return MIB;
    };
  }
}
