package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.spoke.libp2p.yamux.Tasks.failureOf;
import static org.spoke.libp2p.yamux.Tasks.supply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.StreamResetException;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.testing.DuplexPair;

/**
 * A connection against a peer that sends whatever frames it likes. The peer is the client, so its
 * streams are odd.
 */
@Timeout(30)
class RawPeerTest {
  private static final int WINDOW = ReceiveWindow.INITIAL_BYTES;
  private static final Header VIOLATION = Header.goAway(GoAway.PROTOCOL_ERROR);

  private final DuplexPair pair = DuplexPair.inMemory();
  private final RawPeer peer = new RawPeer(pair.left());
  private YamuxConnection connection = connection(YamuxSettings.defaults());

  private YamuxConnection connection(YamuxSettings settings) {
    return (YamuxConnection) new Yamux(settings).over(pair.right(), Direction.INBOUND);
  }

  @AfterEach
  void close() {
    pair.left().close();
    connection.close();
  }

  @Test
  void anAcceptedStreamIsAcknowledgedAndItsBytesRead() throws Exception {
    peer.opens(1);
    peer.sends(Header.data(1, 5), 5);
    MuxedStream stream = connection.accept();
    peer.expects(Header.windowUpdate(Header.ACK, 1, 0));
    assertThat(stream.read(ByteBuffer.allocate(10))).isEqualTo(5);
  }

  @Test
  void theBytesOfAFrameComeBeforeItsEnd() throws Exception {
    peer.sends(new Header(FrameType.DATA, Header.SYN | Header.FIN, 1, 7), 7);
    MuxedStream stream = connection.accept();
    assertThat(stream.read(ByteBuffer.allocate(10))).isEqualTo(7);
    assertThat(stream.read(ByteBuffer.allocate(10))).isEqualTo(-1);
  }

  @Test
  void creditIsGivenForWhatWasReadAndNoEarlier() throws Exception {
    peer.opens(1);
    MuxedStream stream = accept(1);
    peer.sends(Header.data(1, WINDOW), WINDOW);
    stream.readFully(ByteBuffer.allocate(WINDOW / 2 - 1));
    peer.sends(Header.ping(5));
    peer.expects(Header.pong(5));
    stream.readFully(ByteBuffer.allocate(1));
    peer.expects(Header.windowUpdate(0, 1, WINDOW / 2));
  }

  @Test
  void aByteBeyondTheWindowCutsTheConnection() throws Exception {
    peer.opens(1);
    MuxedStream stream = accept(1);
    peer.sends(Header.data(1, WINDOW), WINDOW);
    peer.sends(Header.data(1, 1));
    peer.expects(VIOLATION);
    assertThatThrownBy(() -> stream.write(ByteBuffer.allocate(1)))
        .hasMessageContaining("Window overrun");
  }

  @Test
  void framesThatCannotBeCutTheConnection() throws Exception {
    for (Header header :
        List.of(
            Header.windowUpdate(Header.SYN, 2, 0),
            new Header(FrameType.PING, Header.SYN, 9, 0),
            Header.data(1, 1 << 30))) {
      DuplexPair fresh = DuplexPair.inMemory();
      new Yamux().over(fresh.right(), Direction.INBOUND);
      new RawPeer(fresh.left()).sends(header);
      new RawPeer(fresh.left()).expects(VIOLATION);
    }
  }

  @Test
  void aStreamIdInUseCannotBeOpenedAgain() throws Exception {
    peer.opens(1);
    peer.opens(1);
    peer.expects(VIOLATION);
  }

  @Test
  void bytesAfterTheEndAreAViolation() throws Exception {
    peer.opens(1);
    peer.sends(Header.fin(1));
    peer.sends(Header.data(1, 1), 1);
    peer.expects(VIOLATION);
  }

  @Test
  void moreCreditThanFitsTheWireIsAViolation() throws Exception {
    peer.opens(1);
    peer.sends(Header.windowUpdate(0, 1, -1));
    peer.expects(VIOLATION);
  }

  @Test
  void framesOfUnknownStreamsAreDroppedWithTheirPayload() throws Exception {
    peer.sends(Header.data(7, 1_000), 1_000);
    peer.sends(Header.windowUpdate(0, 9, 5), Header.fin(4), Header.rst(11));
    peer.sends(Header.ping(1));
    peer.expects(Header.pong(1));
    assertThat(connection.unread()).isZero();
  }

  @Test
  void aResetWakesWhoReadsAndWhoWrites() throws Exception {
    peer.opens(1);
    MuxedStream stream = accept(1);
    CompletableFuture<Throwable> reader = failureOf(() -> stream.read(ByteBuffer.allocate(1)));
    CompletableFuture<Throwable> writer =
        failureOf(() -> stream.write(ByteBuffer.allocate(2 * WINDOW)));
    for (int received = 0; received < WINDOW; ) {
      received += peer.receives().payload();
    }
    peer.sends(Header.rst(1));
    assertThat(reader.join()).isInstanceOf(StreamResetException.class);
    assertThat(writer.join()).isInstanceOf(StreamResetException.class);
    assertThat(connection.streams()).isZero();
  }

  @Test
  void aResetWakesAWriterWhoWaitsForTheStalledChannel() throws Exception {
    peer.opens(1);
    peer.opens(3);
    MuxedStream first = accept(1);
    MuxedStream second = accept(3);
    CompletableFuture<Throwable> filling = failureOf(() -> writeForever(first));
    CompletableFuture<Throwable> queueing = failureOf(() -> writeForever(second));
    peer.sends(Header.windowUpdate(0, 1, 1 << 30), Header.windowUpdate(0, 3, 1 << 30));
    peer.sends(Header.rst(3));
    assertThat(queueing.join()).isInstanceOf(StreamResetException.class);
    peer.sends(Header.rst(1));
    assertThat(filling.join()).isInstanceOf(StreamResetException.class);
  }

  @Test
  void ourResetIsToldAndWhatComesAfterwardsDropped() throws Exception {
    peer.opens(1);
    peer.sends(Header.data(1, 100), 100);
    MuxedStream stream = accept(1);
    stream.reset();
    stream.reset();
    peer.expects(Header.rst(1));
    peer.sends(Header.data(1, 100), 100);
    peer.sends(Header.ping(1));
    peer.expects(Header.pong(1));
    assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1)))
        .isInstanceOf(StreamResetException.class);
    assertThat(connection.unread()).isZero();
  }

  @Test
  void whoGoesOnWritingToAClosedStreamIsResetOnceItsCreditIsUsedUp() throws Exception {
    peer.opens(1);
    MuxedStream stream = accept(1);
    stream.close();
    peer.expects(Header.fin(1));
    peer.sends(Header.data(1, WINDOW - 1), WINDOW - 1);
    peer.sends(Header.ping(1));
    peer.expects(Header.pong(1));
    peer.sends(Header.data(1, 1), 1);
    peer.expects(Header.rst(1));
    assertThat(connection.streams()).isZero();
  }

  @Test
  void aStreamThatOnlyThisSideClosedIsResetAfterAWhile() throws Exception {
    connection.close();
    DuplexPair other = DuplexPair.inMemory();
    YamuxSettings settings =
        YamuxSettings.defaults()
            .withTimes(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(20));
    YamuxConnection impatient =
        (YamuxConnection) new Yamux(settings).over(other.right(), Direction.INBOUND);
    RawPeer slow = new RawPeer(other.left());
    slow.opens(1);
    impatient.accept().close();
    slow.expects(Header.windowUpdate(Header.ACK, 1, 0), Header.fin(1), Header.rst(1));
    impatient.close();
  }

  @Test
  void streamsBeyondTheBacklogAreRefused() throws Exception {
    for (int i = 0; i <= StreamTable.ACCEPT_BACKLOG; i++) {
      peer.sends(new Header(FrameType.DATA, Header.SYN, 2 * i + 1, 3), 3);
    }
    peer.expects(Header.rst(2 * StreamTable.ACCEPT_BACKLOG + 1));
    assertThat(connection.streams()).isEqualTo(StreamTable.ACCEPT_BACKLOG);
  }

  @Test
  void streamsThatAreOpenedAndResetAtOnceLeaveNothingBehind() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      peer.sends(Header.windowUpdate(Header.SYN, 2 * i + 1, 0), Header.rst(2 * i + 1));
    }
    peer.opens(20_001);
    peer.sends(Header.ping(1));
    peer.expects(Header.pong(1));
    assertThat(connection.accept().toString()).isEqualTo("stream 20001");
    assertThat(connection.streams()).isEqualTo(1);
  }

  @Test
  void aPeerThatPingsAndDoesNotReadTheAnswersIsCut() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                peer.sends(Header.ping(i));
              }
            })
        .isInstanceOf(IOException.class);
    await().until(() -> !connection.isOpen());
  }

  @Test
  void noMoreThan256StreamsWaitForTheirAcknowledgement() throws Exception {
    for (int i = 0; i < StreamTable.ACK_BACKLOG; i++) {
      connection.open();
    }
    CompletableFuture<MuxedStream> one = supply(connection::open);
    CompletableFuture<MuxedStream> another = supply(connection::open);
    await().during(Duration.ofMillis(100)).until(() -> !one.isDone() && !another.isDone());
    peer.sends(Header.windowUpdate(Header.ACK, 2, 0), Header.rst(4));
    one.join();
    another.join();
  }

  @Test
  void afterAGoAwayNothingIsOpenedButStreamsGoOn() throws Exception {
    peer.opens(1);
    MuxedStream stream = accept(1);
    peer.sends(Header.goAway(GoAway.NORMAL));
    await().until(() -> !connection.isOpen());
    assertThatThrownBy(connection::open).hasMessageContaining("going away");
    peer.sends(Header.data(1, 4), 4);
    stream.readFully(ByteBuffer.allocate(4));
    stream.write(ByteBuffer.allocate(9));
    peer.expects(Header.data(1, 9));
  }

  @Test
  void aGoAwayWithAnErrorEndsEverything() throws Exception {
    CompletableFuture<Throwable> accepting = failureOf(connection::accept);
    peer.sends(Header.goAway(GoAway.INTERNAL_ERROR));
    assertThat(accepting.join()).hasMessageContaining("error 2");
  }

  @Test
  void aChannelThatEndsWithinAFrameIsAViolation() throws Exception {
    CompletableFuture<Throwable> accepting = failureOf(connection::accept);
    peer.sends(Header.data(1, 100), 10);
    peer.channel().closeWrite();
    assertThat(accepting.join()).hasMessageContaining("90 bytes before its end");
  }

  @Test
  void aSilentPeerIsCut() {
    connection.close();
    DuplexPair other = DuplexPair.inMemory();
    YamuxSettings settings =
        YamuxSettings.defaults()
            .withTimes(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMinutes(1));
    YamuxConnection impatient =
        (YamuxConnection) new Yamux(settings).over(other.right(), Direction.INBOUND);
    assertThatThrownBy(impatient::accept).hasMessageContaining("said nothing for PT0.05S");
  }

  @Test
  void aPeerThatTakesNothingIsCut() throws Exception {
    connection.close();
    DuplexPair other = DuplexPair.holding(10);
    YamuxSettings settings =
        YamuxSettings.defaults()
            .withTimes(Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofMinutes(1));
    YamuxConnection impatient =
        (YamuxConnection) new Yamux(settings).over(other.right(), Direction.INBOUND);
    MuxedStream stream = impatient.open();
    assertThat(failureOf(() -> writeForever(stream)).join())
        .hasMessageContaining("taken nothing for PT0.1S");
  }

  @Test
  void tooMuchUnreadOnAConnectionResetsTheStreamThatExceedsIt() throws Exception {
    connection.close();
    DuplexPair other = DuplexPair.inMemory();
    YamuxSettings settings = YamuxSettings.defaults().withBytes(WINDOW, 0, 1_000);
    YamuxConnection small =
        (YamuxConnection) new Yamux(settings).over(other.right(), Direction.INBOUND);
    RawPeer eager = new RawPeer(other.left());
    eager.opens(1);
    eager.opens(3);
    eager.sends(Header.data(1, 900), 900);
    eager.sends(Header.data(3, 200), 200);
    eager.expects(Header.rst(3));
    small.accept().readFully(ByteBuffer.allocate(900));
    assertThat(small.unread()).isZero();
    small.close();
  }

  private MuxedStream accept(int id) throws IOException {
    MuxedStream stream = connection.accept();
    peer.expects(Header.windowUpdate(Header.ACK, id, 0));
    return stream;
  }

  private static void writeForever(MuxedStream stream) throws IOException {
    while (true) {
      stream.write(ByteBuffer.allocate(100_000));
    }
  }
}
