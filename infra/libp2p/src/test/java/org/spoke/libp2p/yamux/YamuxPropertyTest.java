package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.libp2p.yamux.Tasks.run;
import static org.spoke.libp2p.yamux.Tasks.supply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.StreamResetException;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.testing.DuplexPair;

/**
 * Two endpoints over a channel with a random schedule. The model of a stream is its two sequences
 * of bytes: each arrives whole and in order, or the stream was reset and what arrived before is its
 * beginning.
 */
class YamuxPropertyTest {
  private static final int TRIES = 60;

  /** In seconds, on a busy machine: longer is a deadlock. */
  private static final int DEADLOCK = 60;

  /**
   * What happens on one stream.
   *
   * @param there bytes from the opener
   * @param back bytes to the opener
   * @param write bytes a write
   * @param read bytes a read
   * @param resetAfter the accepting side resets after so many bytes; or never when negative
   */
  record Script(int there, int back, int write, int read, int resetAfter) {}

  @Provide
  Arbitrary<Script> scripts() {
    Arbitrary<Integer> bytes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 70_000),
            Arbitraries.integers().between(200_000, 900_000));
    Arbitrary<Integer> write = Arbitraries.of(1, 700, 65_507, 200_000);
    Arbitrary<Integer> read = Arbitraries.of(13, 4_096, 300_000);
    Arbitrary<Integer> reset =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(-1)),
            Tuple.of(1, Arbitraries.integers().between(0, 400_000)));
    return Combinators.combine(bytes, bytes, write, read, reset).as(YamuxPropertyTest::script);
  }

  /** Single bytes only where there are few. */
  private static Script script(int there, int back, int write, int read, int resetAfter) {
    int most = Math.max(there, back);
    return new Script(
        there, back, Math.max(write, most / 2_000), Math.max(read, most / 2_000), resetAfter);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void bytesOfEachStreamArriveWholeAndInOrder(
      @ForAll @Size(min = 1, max = 12) List<@From("scripts") Script> scripts,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100_000) int capacity)
      throws Exception {
    DuplexPair pair = DuplexPair.holding(capacity);
    Yamux yamux = new Yamux();
    YamuxConnection left =
        (YamuxConnection) yamux.over(new Jitter(pair.left(), seed), Direction.OUTBOUND);
    YamuxConnection right =
        (YamuxConnection) yamux.over(new Jitter(pair.right(), seed + 1), Direction.INBOUND);
    try {
      converse(left, right, scripts);
      assertThat(left.unread() + right.unread()).isZero();
      assertThat(left.isOpen() && right.isOpen()).isTrue();
    } finally {
      left.close();
      right.close();
    }
  }

  private static void converse(YamuxConnection left, YamuxConnection right, List<Script> scripts)
      throws Exception {
    Stream.Builder<CompletableFuture<Void>> all = Stream.builder();
    for (Script script : scripts) {
      MuxedStream opened = left.open();
      MuxedStream accepted = supply(right::accept).get(DEADLOCK, TimeUnit.SECONDS);
      all.add(run(() -> write(opened, script.there(), script)));
      all.add(run(() -> write(accepted, script.back(), script)));
      all.add(run(() -> read(opened, script.back(), script, -1)));
      all.add(run(() -> read(accepted, script.there(), script, script.resetAfter())));
    }
    CompletableFuture.allOf(all.build().toArray(CompletableFuture[]::new))
        .get(DEADLOCK, TimeUnit.SECONDS);
  }

  private static void write(MuxedStream stream, int count, Script script) throws IOException {
    byte[] bytes = bytes(count);
    try {
      for (int from = 0; from < count; from += script.write()) {
        stream.write(ByteBuffer.wrap(bytes, from, Math.min(script.write(), count - from)));
      }
      stream.closeWrite();
    } catch (StreamResetException reset) {
      assertThat(script.resetAfter()).isNotNegative();
    }
  }

  private static void read(MuxedStream stream, int count, Script script, int resetAfter)
      throws IOException {
    byte[] expected = bytes(count);
    ByteBuffer buffer = ByteBuffer.allocate(script.read());
    int total = 0;
    try {
      for (int got = stream.read(buffer); got >= 0; got = stream.read(buffer.clear())) {
        assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(expected, total, got));
        total += got;
        if (resetAfter >= 0 && total > resetAfter) {
          stream.reset();
        }
      }
      assertThat(total).isEqualTo(count);
    } catch (StreamResetException reset) {
      assertThat(script.resetAfter()).isNotNegative();
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
