package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.testing.DuplexPair;

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
    double[] best = new double[6];
    String[] names = {"memory", "memory x1", "memory x16", "socket", "socket x1", "socket x16"};
    for (int round = 0; round < rounds; round++) {
      double[] now = {
        plain(DuplexPair.inMemory(), bytes),
        streams(DuplexPair.inMemory(), 1, bytes),
        streams(DuplexPair.inMemory(), 16, bytes),
        plain(LoopbackSocket.pair(), bytes),
        streams(LoopbackSocket.pair(), 1, bytes),
        streams(LoopbackSocket.pair(), 16, bytes)
      };
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.max(best[i], now[i]);
        line.append("%s %.1f  ".formatted(names[i], now[i]));
      }
      System.out.println(line);
    }
    for (int i = 0; i < best.length; i++) {
      System.out.printf("best %s: %.1f Gbit/s%n", names[i], best[i]);
    }
    System.out.printf("smallest round trip: %.1f us%n", roundTripMicros(LoopbackSocket.pair()));
  }

  private static double plain(DuplexPair pair, long bytes) throws Exception {
    long began = System.nanoTime();
    Thread writer = Thread.ofVirtual().start(() -> write(pair.left(), bytes));
    read(pair.right(), bytes);
    writer.join();
    double result = gigabits(bytes, began);
    pair.left().close();
    pair.right().close();
    return result;
  }

  private static double streams(DuplexPair pair, int count, long bytes) throws Exception {
    Yamux yamux = new Yamux();
    try (MuxedConnection left = yamux.over(pair.left(), Direction.OUTBOUND);
        MuxedConnection right = yamux.over(pair.right(), Direction.INBOUND)) {
      long began = System.nanoTime();
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
      return gigabits(bytes, began);
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

  private static double gigabits(long bytes, long began) {
    return bytes * 8.0 / (System.nanoTime() - began);
  }
}
