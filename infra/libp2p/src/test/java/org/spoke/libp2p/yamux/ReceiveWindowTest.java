package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;

class ReceiveWindowTest {
  private static final int INITIAL = ReceiveWindow.INITIAL_BYTES;
  private static final int MAX = ReceiveWindow.MAX_BYTES;
  private static final long ROUND_TRIP = 60_000_000;

  private final AtomicLong clock = new AtomicLong(1);
  private final RoundTrip roundTrip = new RoundTrip(clock::get, value -> {});

  @Test
  void creditComesOnlyForHalfAWindowThatWasRead() throws Exception {
    ReceiveWindow window = new ReceiveWindow(0);
    WindowTuning tuning = tuning(YamuxSettings.defaults());
    window.received(INITIAL);
    assertThat(window.isUsedUp()).isTrue();
    assertThat(window.consumed(INITIAL / 2 - 1, tuning)).isZero();
    assertThat(window.consumed(1, tuning)).isEqualTo(INITIAL / 2);
  }

  @Test
  void oneByteMoreThanTheWindowIsAViolation() throws Exception {
    ReceiveWindow window = new ReceiveWindow(0);
    window.received(INITIAL - 10);
    assertThatThrownBy(() -> window.received(11))
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining("11 bytes sent where 10 of 262144 were left");
  }

  @Test
  void aFastReaderBehindALongRoundTripGetsTheLargestWindow() throws Exception {
    measured();
    ReceiveWindow window = new ReceiveWindow(clock.get());
    WindowTuning tuning = tuning(YamuxSettings.defaults());
    int open = INITIAL;
    for (int i = 0; i < 40; i++) {
      window.received(open);
      clock.addAndGet(ROUND_TRIP);
      open = window.consumed(open, tuning);
    }
    assertThat(open).isEqualTo(MAX);
    assertThat(window.grown()).isEqualTo(MAX - INITIAL);
  }

  @Test
  void aSlowReaderKeepsTheInitialWindow() throws Exception {
    measured();
    ReceiveWindow window = new ReceiveWindow(clock.get());
    WindowTuning tuning = tuning(YamuxSettings.defaults());
    for (int i = 0; i < 10; i++) {
      window.received(INITIAL);
      clock.addAndGet(10 * ROUND_TRIP);
      assertThat(window.consumed(INITIAL, tuning)).isEqualTo(INITIAL);
    }
  }

  @Test
  void allWindowsOfAConnectionTogetherGrowNoMoreThanTheyMay() throws Exception {
    measured();
    WindowTuning tuning = tuning(YamuxSettings.defaults().withBytes(MAX, 2L * INITIAL, MAX));
    assertThat(tuning.growth(INITIAL, 1)).isEqualTo(INITIAL);
    assertThat(tuning.growth(INITIAL, 1)).isEqualTo(INITIAL);
    assertThat(tuning.growth(INITIAL, 1)).isZero();
    tuning.giveBack(INITIAL);
    assertThat(tuning.growth(INITIAL, 1)).isEqualTo(INITIAL);
  }

  private WindowTuning tuning(YamuxSettings settings) {
    return new WindowTuning(settings, clock::get, roundTrip);
  }

  private void measured() {
    roundTrip.measure();
    clock.addAndGet(ROUND_TRIP);
    roundTrip.answered(1);
    assertThat(roundTrip.nanos()).isEqualTo(ROUND_TRIP);
  }
}
