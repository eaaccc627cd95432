package org.spoke.libp2p.yamux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.spoke.libp2p.yamux.Tasks.failureOf;
import static org.spoke.libp2p.yamux.Tasks.run;
import static org.spoke.libp2p.yamux.Tasks.supply;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.StreamResetException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.testing.DuplexPair;

/** Two connections over one channel in memory. */
@Timeout(60)
class YamuxPairTest {
  /** In mebibytes; 1,024 for the long form. */
  private static final int OFFERED = Integer.getInteger("yamux.stalled.mebibytes", 64);

  private final DuplexPair pair = DuplexPair.inMemory();
  private final YamuxConnection left = connect(pair.left(), Direction.OUTBOUND);
  private final YamuxConnection right = connect(pair.right(), Direction.INBOUND);

  private static YamuxConnection connect(Duplex channel, Direction direction) {
    return (YamuxConnection) new Yamux().over(channel, direction);
  }

  @AfterEach
  void close() {
    left.close();
    right.close();
  }

  @Test
  void eachSideFinishesOnItsOwn() throws Exception {
    MuxedStream asking = left.open();
    asking.write(ByteBuffer.wrap("what".getBytes(UTF_8)), ByteBuffer.wrap(" time".getBytes(UTF_8)));
    asking.closeWrite();
    MuxedStream answering = right.accept();
    assertThat(text(answering)).isEqualTo("what time");
    answering.write(ByteBuffer.wrap("noon".getBytes(UTF_8)));
    answering.closeWrite();
    assertThat(text(asking)).isEqualTo("noon");
    await().until(() -> left.streams() == 0 && right.streams() == 0);
    assertThatThrownBy(() -> asking.write(ByteBuffer.allocate(1)))
        .hasMessageContaining("closed for writing");
  }

  @Test
  void aStalledReaderHoldsNoMoreThanItsWindowWhileOthersGoOn() throws Exception {
    MuxedStream writing = left.open();
    MuxedStream stalled = right.accept();
    CompletableFuture<Void> offering = run(() -> offer(writing, OFFERED));
    await().until(() -> right.unread() == ReceiveWindow.INITIAL_BYTES);
    echo("not stalled".getBytes(UTF_8));
    assertThat(right.unread()).isEqualTo(ReceiveWindow.INITIAL_BYTES);
    long most = drain(stalled, (long) OFFERED << 20);
    assertThat(most).isLessThanOrEqualTo(ReceiveWindow.MAX_BYTES);
    offering.join();
    assertThat(right.unread()).isZero();
  }

  private static void offer(MuxedStream to, int mebibytes) throws IOException {
    for (int i = 0; i < mebibytes; i++) {
      to.write(ByteBuffer.allocate(1 << 20));
    }
    to.closeWrite();
  }

  /** Gives the most that was unread at any time. */
  private long drain(MuxedStream from, long expected) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(100_000);
    long total = 0;
    long most = 0;
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer.clear())) {
      total += count;
      most = Math.max(most, right.unread());
    }
    assertThat(total).isEqualTo(expected);
    return most;
  }

  @Test
  void manyStreamsAtOnceKeepTheirBytesApart() {
    run(
        () -> {
          while (true) {
            MuxedStream stream = right.accept();
            run(() -> sendBack(stream));
          }
        });
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[i * 97];
      new Random(i).nextBytes(bytes);
      all.add(run(() -> assertThat(conversation(bytes)).isEqualTo(bytes)));
    }
    all.forEach(CompletableFuture::join);
    await().until(() -> left.streams() == 0 && right.streams() == 0);
  }

  private byte[] conversation(byte[] bytes) throws IOException {
    try (MuxedStream stream = left.open()) {
      CompletableFuture<Void> writing =
          run(
              () -> {
                stream.write(ByteBuffer.wrap(bytes));
                stream.closeWrite();
              });
      ByteBuffer answer = ByteBuffer.allocate(bytes.length);
      stream.readFully(answer);
      assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      writing.join();
      return answer.array();
    }
  }

  private static void sendBack(MuxedStream stream) throws IOException {
    try (stream) {
      ByteBuffer buffer = ByteBuffer.allocate(1_000);
      while (stream.read(buffer.clear()) >= 0) {
        stream.write(buffer.flip());
      }
    }
  }

  @Test
  void anInterruptedReaderOrWriterCostsNoOtherStreamAnything() throws Exception {
    MuxedStream mine = left.open();
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    CompletableFuture<Thread> writer = new CompletableFuture<>();
    CompletableFuture<Throwable> reading =
        failureOf(
            () -> {
              reader.complete(Thread.currentThread());
              mine.read(ByteBuffer.allocate(1));
            });
    CompletableFuture<Throwable> writing =
        failureOf(
            () -> {
              writer.complete(Thread.currentThread());
              mine.write(ByteBuffer.allocate(1 << 20));
            });
    reader.join().interrupt();
    await().until(() -> right.unread() == ReceiveWindow.INITIAL_BYTES);
    writer.join().interrupt();
    assertThat(reading.join()).isInstanceOf(InterruptedIOException.class);
    assertThat(writing.join()).isInstanceOf(InterruptedIOException.class);
    right.accept();
    echo("still there".getBytes(UTF_8));
  }

  @Test
  void aResetReachesTheOtherSide() throws Exception {
    MuxedStream mine = left.open();
    MuxedStream theirs = right.accept();
    CompletableFuture<Throwable> reading = failureOf(() -> theirs.read(ByteBuffer.allocate(1)));
    mine.reset();
    assertThat(reading.join()).isInstanceOf(StreamResetException.class);
    assertThatThrownBy(() -> mine.write(ByteBuffer.allocate(1)))
        .isInstanceOf(StreamResetException.class);
    assertThat(right.streams()).isZero();
  }

  @Test
  void closingWakesEveryone() throws Exception {
    MuxedStream full = left.open();
    MuxedStream quiet = left.open();
    right.accept();
    MuxedStream listening = right.accept();
    List<CompletableFuture<Throwable>> waiting =
        List.of(
            failureOf(() -> full.write(ByteBuffer.allocate(1 << 20))),
            failureOf(() -> quiet.read(ByteBuffer.allocate(1))),
            failureOf(() -> listening.read(ByteBuffer.allocate(1))),
            failureOf(left::accept),
            failureOf(right::accept));
    await().until(() -> right.unread() == ReceiveWindow.INITIAL_BYTES);
    left.close();
    waiting.forEach(each -> assertThat(each.join()).isInstanceOf(IOException.class));
    assertThat(left.isOpen()).isFalse();
    assertThatThrownBy(left::open).hasMessageContaining("closed");
    await().until(() -> !right.isOpen());
  }

  @Test
  void whatWasWrittenBeforeTheEndArrives() throws Exception {
    MuxedStream mine = left.open();
    mine.write(ByteBuffer.allocate(200_000));
    mine.close();
    left.close();
    MuxedStream theirs = right.accept();
    theirs.readFully(ByteBuffer.allocate(200_000));
    assertThat(theirs.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void noMoreStreamsAreOpenedThanMayBe() throws Exception {
    DuplexPair other = DuplexPair.inMemory();
    Yamux two = new Yamux(YamuxSettings.defaults().withStreams(2, 2));
    try (MuxedConnection one = two.over(other.left(), Direction.OUTBOUND);
        MuxedConnection another = two.over(other.right(), Direction.INBOUND)) {
      one.open();
      MuxedStream second = one.open();
      assertThatThrownBy(one::open)
          .isInstanceOf(ResourceLimitException.class)
          .hasMessageContaining("(2)");
      second.reset();
      one.open();
      assertThat(another.isOpen()).isTrue();
    }
  }

  private void echo(byte[] bytes) throws IOException {
    CompletableFuture<MuxedStream> accepted = supply(right::accept);
    MuxedStream mine = left.open();
    run(() -> sendBack(accepted.join()));
    mine.write(ByteBuffer.wrap(bytes));
    ByteBuffer answer = ByteBuffer.allocate(bytes.length);
    mine.readFully(answer);
    assertThat(answer.array()).isEqualTo(bytes);
    mine.close();
  }

  private static String text(MuxedStream stream) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1_000);
    while (stream.read(buffer) >= 0) {
      assertThat(buffer.hasRemaining()).isTrue();
    }
    return new String(buffer.array(), 0, buffer.position(), UTF_8);
  }
}
