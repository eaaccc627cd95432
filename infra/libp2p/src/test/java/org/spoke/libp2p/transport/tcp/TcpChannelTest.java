package org.spoke.libp2p.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.testing.Resources;
import org.spoke.libp2p.testing.Together;
import org.spoke.libp2p.testing.Together.Outcome;

class TcpChannelTest {
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Sockets sockets = new Sockets(loops, TcpSettings.usual());
  private TcpChannel near;
  private TcpChannel far;

  @BeforeEach
  void connect() throws IOException {
    CompletableFuture<SocketChannel> accepted = new CompletableFuture<>();
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ServerSocketChannel listener = sockets.listen(loopback, accepted::complete);
    near = sockets.connect(listener.localAddress()).pipeline().get(TcpChannel.class);
    far = Together.await(accepted).pipeline().get(TcpChannel.class);
  }

  @AfterEach
  void close() {
    sockets.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Test
  void bytesArriveInOrderHoweverTheyAreCut() {
    byte[] sent = new byte[3_000_000];
    new Random(1).nextBytes(sent);
    var ends = Together.run(() -> send(sent), () -> receive(sent.length));
    ends.left().expected();
    assertThat(ends.right().expected()).isEqualTo(sent);
  }

  private Void send(byte[] bytes) throws IOException {
    Random random = new Random(2);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      near.write(piece(rest, random.nextInt(300_000)), ByteBuffer.allocate(0), piece(rest, 7));
    }
    near.closeWrite();
    return null;
  }

  private static ByteBuffer piece(ByteBuffer from, int most) {
    int size = Math.min(most, from.remaining());
    ByteBuffer piece = from.slice(from.position(), size);
    from.position(from.position() + size);
    return piece;
  }

  private byte[] receive(int size) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(size);
    far.readFully(all);
    assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    return all.array();
  }

  @Test
  void theOtherDirectionGoesOnAfterOneHasEnded() throws IOException {
    near.closeWrite();
    assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    far.write(ByteBuffer.wrap(new byte[] {5}));
    ByteBuffer one = ByteBuffer.allocate(1);
    near.readFully(one);
    assertThat(one.get(0)).isEqualTo((byte) 5);
  }

  @Test
  void aWriterWaitsForAStalledReaderAndHoldsLittle() {
    long before = Resources.directBytes();
    AtomicLong written = new AtomicLong();
    CompletableFuture<Outcome<Void>> writer = Together.start(() -> flood(written));
    await().during(Duration.ofMillis(300)).until(() -> written.get() == settled(written));
    assertThat(written.get()).isLessThan(64L << 20);
    assertThat(Resources.directBytes() - before).isLessThan(24L << 20);
    far.close();
    assertThat(Together.await(writer).failure()).isInstanceOf(IOException.class);
  }

  private static long settled(AtomicLong written) {
    long now = written.get();
    await().pollDelay(Duration.ofMillis(50)).until(() -> true);
    return now;
  }

  private Void flood(AtomicLong written) throws IOException {
    ByteBuffer megabyte = ByteBuffer.allocate(1 << 20);
    while (true) {
      near.write(megabyte.clear());
      written.addAndGet(megabyte.capacity());
    }
  }

  @Test
  void whoWaitsWakesWhenTheChannelIsClosed() {
    CompletableFuture<Outcome<Integer>> reader =
        Together.start(() -> near.read(ByteBuffer.allocate(1)));
    near.close();
    assertThat(Together.await(reader).failure()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> near.write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws InterruptedException {
    CompletableFuture<Outcome<Integer>> outcome = new CompletableFuture<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () ->
                    outcome.complete(Together.outcomeOf(() -> near.read(ByteBuffer.allocate(1)))));
    await().until(() -> reader.getState() == Thread.State.WAITING);
    reader.interrupt();
    assertThat(Together.await(outcome).failure()).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void twoListenersDoNotShareAPort() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    InetSocketAddress taken = sockets.listen(loopback, channel -> {}).localAddress();
    assertThatThrownBy(() -> sockets.listen(taken, channel -> {})).isInstanceOf(IOException.class);
  }
}
