package org.spoke.libp2p.yamux;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.LoopbackSocket;

/**
 * Measures yamux by hand, against the channel beneath it, in alternation since the machine has
 * other work: {@code YamuxSpeed [megabytes] [rounds]}. Prints gigabits per second of each round and
 * the best ones.
 */
final class YamuxSpeed {
  private static final int WRITE_BYTES = 256 * 1024;

  private YamuxSpeed() {}

  public static void main(String[] arguments) throws Exception {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_024) << 20;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("memory", () -> plain(DuplexPair.inMemory(), bytes));
    works.put("memory x1", () -> streams(DuplexPair.inMemory(), 1, bytes));
    works.put("memory x16", () -> streams(DuplexPair.inMemory(), 16, bytes));
    works.put("socket", () -> plain(LoopbackSocket.pair(), bytes));
    works.put("socket x1", () -> streams(LoopbackSocket.pair(), 1, bytes));
    works.put("socket x16", () -> streams(LoopbackSocket.pair(), 16, bytes));
    Map<String, Double> fastest = new LinkedHashMap<>();
    Map<String, Double> cheapest = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Work> each : works.entrySet()) {
        long cpu = cpuNanos();
        long began = System.nanoTime();
        each.getValue().run();
        fastest.merge(each.getKey(), gigabits(bytes, System.nanoTime() - began), Math::max);
        cheapest.merge(each.getKey(), gigabits(bytes, cpuNanos() - cpu), Math::max);
      }
    }
    System.out.println("best Gbit/s:              " + rounded(fastest));
    System.out.println("best Gbit a CPU second:   " + rounded(cheapest));
    System.out.printf("smallest round trip: %.1f us%n", roundTripMicros(LoopbackSocket.pair()));
  }

  private static Map<String, String> rounded(Map<String, Double> figures) {
    Map<String, String> result = new LinkedHashMap<>();
    figures.forEach((name, figure) -> result.put(name, "%.1f".formatted(figure)));
    return result;
  }

  /** Of all threads of this process: what other processes take does not show in it. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void plain(DuplexPair pair, long bytes) throws Exception {
    Thread writer = Thread.ofVirtual().start(() -> write(pair.left(), bytes));
    read(pair.right(), bytes);
    writer.join();
    pair.left().close();
    pair.right().close();
  }

  private static void streams(DuplexPair pair, int count, long bytes) throws Exception {
    Yamux yamux = new Yamux();
    try (MuxedConnection left = yamux.over(pair.left(), Direction.OUTBOUND);
        MuxedConnection right = yamux.over(pair.right(), Direction.INBOUND)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Duplex writing = left.open();
        Duplex reading = right.accept();
        threads.add(Thread.ofVirtual().start(() -> write(writing, bytes / count)));
        threads.add(Thread.ofVirtual().start(() -> read(reading, bytes / count)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static double roundTripMicros(DuplexPair pair) throws Exception {
    Yamux yamux = new Yamux();
    try (MuxedConnection left = yamux.over(pair.left(), Direction.OUTBOUND);
        MuxedConnection right = yamux.over(pair.right(), Direction.INBOUND)) {
      Duplex asking = left.open();
      Duplex answering = right.accept();
      Thread.ofVirtual().start(() -> echo(answering));
      ByteBuffer message = ByteBuffer.allocate(32);
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 20_000; i++) {
        long began = System.nanoTime();
        asking.write(message.clear());
        asking.readFully(message.clear());
        best = Math.min(best, System.nanoTime() - began);
      }
      return best / 1e3;
    }
  }

  private static void echo(Duplex stream) {
    ByteBuffer buffer = ByteBuffer.allocate(1_024);
    try {
      while (stream.read(buffer.clear()) > 0) {
        stream.write(buffer.flip());
      }
    } catch (IOException ended) {
      stream.close();
    }
  }

  private static void write(Duplex to, long bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(WRITE_BYTES);
    try {
      for (long left = bytes; left > 0; left -= WRITE_BYTES) {
        to.write(buffer.clear());
      }
      to.closeWrite();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void read(Duplex from, long bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(WRITE_BYTES);
    try {
      long total = 0;
      for (int count = from.read(buffer.clear()); count >= 0; count = from.read(buffer.clear())) {
        total += count;
      }
      if (total != bytes) {
        throw new IllegalStateException(total + " bytes of " + bytes);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static double gigabits(long bytes, long nanos) {
    return bytes * 8.0 / nanos;
  }

  /** What is measured. */
  private interface Work {
    void run() throws Exception;
  }
}
