package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.io.Duplex;

/**
 * Whatever bytes a peer sends, reading them ends in order or with an exception that says what was
 * wrong.
 */
class YamuxFuzzTest {
  private static final long CLOCK = 1;

  @Property
  void anyBytesAreReadOrRefused(
      @ForAll @Size(max = 2_000) byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int step) {
    readAll(ByteBuffer.wrap(bytes), step);
  }

  @Property
  void anyFramesAreHandledOrRefused(
      @ForAll("frames") List<Header> frames, @ForAll @IntRange(min = 1, max = 5_000) int step) {
    readAll(encoded(frames), step);
  }

  @Property
  void framesWithOneByteChangedAreHandledOrRefused(
      @ForAll("frames") @Size(min = 1) List<Header> frames,
      @ForAll @IntRange(min = 0) int where,
      @ForAll byte what) {
    ByteBuffer bytes = encoded(frames);
    bytes.put(where % bytes.limit(), what);
    readAll(bytes, bytes.limit());
  }

  /** Of few streams, so that frames meet each other's. */
  @Provide
  Arbitrary<List<Header>> frames() {
    Arbitrary<Integer> length = Arbitraries.of(0, 1, 100, 50_000, ReceiveWindow.INITIAL_BYTES, -1);
    return Combinators.combine(
            Arbitraries.of(FrameType.class),
            Arbitraries.integers().between(0, 15),
            Arbitraries.of(1, 2, 3, 5),
            length)
        .as(YamuxFuzzTest::frame)
        .list()
        .ofMaxSize(30);
  }

  private static Header frame(FrameType type, int flags, int streamId, int length) {
    boolean impossible = type == FrameType.DATA && length < 0;
    return new Header(type, flags, type.isOfConnection() ? 0 : streamId, impossible ? 7 : length);
  }

  private static ByteBuffer encoded(List<Header> frames) {
    int size = frames.stream().mapToInt(frame -> Header.BYTES + frame.payload()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (Header frame : frames) {
      frame.encode(bytes);
      bytes.position(bytes.position() + frame.payload());
    }
    return bytes.flip();
  }

  /** Runs the reader alone, on this thread. */
  private static void readAll(ByteBuffer bytes, int step) {
    YamuxSettings settings = YamuxSettings.defaults();
    Duplex channel = new Recording(bytes, step);
    Chunks chunks = new Chunks();
    Outlet outlet = new Outlet(channel, chunks, () -> CLOCK);
    StreamTable table = new StreamTable(Direction.INBOUND, settings);
    RoundTrip roundTrip = new RoundTrip(() -> CLOCK, value -> {});
    ReceiveBudget budget = new ReceiveBudget(settings.bufferedBytes());
    WindowTuning tuning = new WindowTuning(settings, () -> CLOCK, roundTrip);
    StreamLink link =
        new StreamLink(outlet, table, roundTrip, tuning, budget, chunks, reason -> {});
    try {
      new Inlet(channel, chunks, new FrameHandler(table, link, roundTrip), () -> CLOCK).run();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    assertThat(budget.held())
        .isLessThanOrEqualTo((long) ReceiveWindow.INITIAL_BYTES * Math.max(1, table.size()));
  }

  /** Gives these bytes, so many at a time. */
  private record Recording(ByteBuffer bytes, int step) implements Duplex {
    @Override
    public int read(ByteBuffer into) {
      int count = Math.min(step, Math.min(bytes.remaining(), into.remaining()));
      into.put(into.position(), bytes, bytes.position(), count).position(into.position() + count);
      bytes.position(bytes.position() + count);
      return count == 0 ? -1 : count;
    }

    @Override
    public void write(ByteBuffer... parts) {
      throw new AssertionError("Nobody writes here");
    }

    @Override
    public void closeWrite() {}

    @Override
    public void close() {}
  }
}
