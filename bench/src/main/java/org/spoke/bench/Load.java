package org.spoke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** A number of clients that do one thing again and again for a while. */
final class Load {
  private Load() {}

  /** One round of a client. */
  interface Work {
    void once() throws Exception;
  }

  /** How many a second were done; a failure of one client ends the measurement. */
  static double perSecond(int clients, Duration length, Work work) throws Exception {
    LongAdder done = new LongAdder();
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> repeat(work, end, done)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
    return done.sum() * 1e9 / (System.nanoTime() - begin);
  }

  private static Void repeat(Work work, long end, LongAdder done) throws Exception {
    do { // once at least: a client that starts late still shows that its work can be done
      work.once();
      done.increment();
    } while (System.nanoTime() < end);
    return null;
  }
}
