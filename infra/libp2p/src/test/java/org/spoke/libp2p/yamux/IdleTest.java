package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.testing.DuplexPair;

/** What is held for streams on which nothing happens, and after the end of connections. */
@Timeout(60)
class IdleTest {
  private static final int STREAMS = 10_000;
  private static final int CONNECTIONS = 200;
  private static final long STREAM_BYTES = 2_048;
  private static final int CHANNEL_BYTES = 1_024;
  private static final long NOISE_BYTES = 100_000;

  /** A closed connection waits up to a second for the other side to close it too. */
  private static final Duration SETTLING = Duration.ofMillis(1_200);

  private long held;

  @Test
  void tenThousandIdleStreamsCostLittleEach() throws Exception {
    Yamux yamux = new Yamux(YamuxSettings.defaults().withStreams(STREAMS + 1, STREAMS + 1));
    DuplexPair pair = DuplexPair.inMemory();
    YamuxConnection left = (YamuxConnection) yamux.over(pair.left(), Direction.OUTBOUND);
    YamuxConnection right = (YamuxConnection) yamux.over(pair.right(), Direction.INBOUND);
    exchange(left, right);
    await().pollInterval(SETTLING).until(this::isSettled);
    long before = heldBytes();
    for (int i = 0; i < STREAMS; i++) {
      exchange(left, right);
    }
    long each = (heldBytes() - before) / (2 * STREAMS);
    assertThat(each).as("bytes of an idle stream").isBetween(1L, STREAM_BYTES);
    closeAll(List.of(left, right));
  }

  /** Speaks once on a new stream, so that it is one that was in use. */
  private static void exchange(YamuxConnection left, YamuxConnection right) throws IOException {
    MuxedStream opened = left.open();
    MuxedStream accepted = right.accept();
    opened.write(ByteBuffer.allocate(100));
    accepted.readFully(ByteBuffer.allocate(100));
    accepted.write(ByteBuffer.allocate(100));
    opened.readFully(ByteBuffer.allocate(100));
  }

  @Test
  void closedConnectionsLeaveNoThreadBehind() throws Exception {
    Yamux yamux = new Yamux();
    List<YamuxConnection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connect(yamux, connections);
    }
    assertThat(connections).allMatch(YamuxConnection::isServed);
    closeAll(connections);
  }

  /**
   * Waits until no thread of theirs is left, also for what they hold not to count in another test.
   */
  private static void closeAll(List<YamuxConnection> connections) {
    connections.forEach(YamuxConnection::close);
    await().untilAsserted(() -> assertThat(connections).noneMatch(YamuxConnection::isServed));
  }

  private static void connect(Yamux yamux, List<YamuxConnection> connections) throws IOException {
    DuplexPair pair = DuplexPair.holding(CHANNEL_BYTES);
    YamuxConnection left = (YamuxConnection) yamux.over(pair.left(), Direction.OUTBOUND);
    YamuxConnection right = (YamuxConnection) yamux.over(pair.right(), Direction.INBOUND);
    exchange(left, right);
    connections.add(left);
    connections.add(right);
  }

  /** Whether connections of earlier tests no longer fade away, which would be taken for savings. */
  private boolean isSettled() {
    long last = held;
    held = heldBytes();
    return Math.abs(held - last) < NOISE_BYTES;
  }

  private static long heldBytes() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
