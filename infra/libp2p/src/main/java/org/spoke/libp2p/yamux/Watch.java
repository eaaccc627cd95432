package org.spoke.libp2p.yamux;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices what does not happen: answers, progress of a write, the end of streams that were closed
 * here.
 */
final class Watch {
  /** How often it looks within the shortest of its times. */
  private static final int LOOKS = 4;

  private final YamuxSettings settings;
  private final LongSupplier nanoTime;
  private final Inlet inlet;
  private final Outlet outlet;
  private final RoundTrip roundTrip;
  private final StreamTable table;
  private final Consumer<String> cut;

  /**
   * @param cut ends the connection for a reason
   */
  Watch(
      YamuxSettings settings,
      LongSupplier nanoTime,
      Inlet inlet,
      Outlet outlet,
      RoundTrip roundTrip,
      StreamTable table,
      Consumer<String> cut) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.inlet = inlet;
    this.outlet = outlet;
    this.roundTrip = roundTrip;
    this.table = table;
    this.cut = cut;
  }

  /** Looks from time to time until the connection is over; the work of a thread of its own. */
  void run(CountDownLatch over) throws InterruptedException {
    long shortest =
        Math.min(
            settings.linger().toNanos(),
            Math.min(settings.keepAlive().toNanos(), settings.silence().toNanos()));
    while (!over.await(Math.max(1, shortest / LOOKS), TimeUnit.NANOSECONDS)) {
      look();
    }
  }

  void look() {
    if (isLonger(outlet.stalledNanos(), settings.silence())) {
      cut.accept("the other side has taken nothing for " + settings.silence());
    } else if (isLonger(inlet.silentNanos(), settings.silence())
        && isLonger(roundTrip.waitingNanos(), settings.silence())) {
      cut.accept("the other side has said nothing for " + settings.silence());
    } else if (isLonger(inlet.silentNanos(), settings.keepAlive())) {
      roundTrip.measure();
    }
    long now = nanoTime.getAsLong();
    table.forEach(stream -> stream.resetIfLingering(now, settings.linger().toNanos()));
  }

  private static boolean isLonger(long nanos, Duration than) {
    return nanos > than.toNanos();
  }
}
