package org.spoke.libp2p.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.io.Duplex;

/**
 * A socket with blocking reads and writes: the event loop fills and empties bounded buffers, and
 * takes nothing more from the kernel while they are full.
 */
final class TcpChannel extends ChannelInboundHandlerAdapter implements Duplex {
  /** In bytes. One write to the kernel: four frames of the largest size that Noise has. */
  private static final int CHUNK_BYTES = 257 * 1024;

  private final SocketChannel channel;
  private final Received received;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition writable = lock.newCondition();

  /** Nothing more is written, though the event loop may not have heard of it yet. */
  private volatile boolean finished;

  TcpChannel(SocketChannel channel) {
    this.channel = channel;
    this.received = new Received(flowing -> channel.config().setAutoRead(flowing));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return received.read(into);
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    int next = 0;
    for (int left = remaining(parts); left > 0; ) {
      awaitWritable();
      int size = Math.min(left, CHUNK_BYTES);
      ByteBuf chunk = channel.alloc().directBuffer(size, size);
      for (; chunk.isWritable(); next += parts[next].hasRemaining() ? 0 : 1) {
        move(parts[next], chunk);
      }
      channel.writeAndFlush(chunk);
      left -= size;
    }
  }

  private static void move(ByteBuffer from, ByteBuf into) {
    int count = Math.min(from.remaining(), into.writableBytes());
    into.writeBytes(from.slice(from.position(), count));
    from.position(from.position() + count);
  }

  private static int remaining(ByteBuffer... parts) {
    int sum = 0;
    for (ByteBuffer part : parts) {
      sum = Math.addExact(sum, part.remaining());
    }
    return sum;
  }

  private void awaitWritable() throws IOException {
    requireOpen();
    if (channel.isWritable()) {
      return;
    }
    lock.lock();
    try {
      while (!channel.isWritable()) {
        requireOpen();
        writable.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the other side takes nothing");
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() throws IOException {
    if (finished || !channel.isActive() || channel.isOutputShutdown()) {
      throw received.failure("The connection is closed for writing");
    }
  }

  /** Goes out behind all that was written. */
  @Override
  public void closeWrite() {
    finished = true;
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> channel.shutdownOutput());
  }

  @Override
  public void close() {
    finished = true;
    received.close();
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    received.add((ByteBuf) message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      received.end();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    wakeWriter();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    received.cut(new IOException("The connection is closed"));
    wakeWriter();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    received.cut(new IOException("The connection was cut: " + cause.getMessage(), cause));
    channel.close();
  }

  private void wakeWriter() {
    lock.lock();
    try {
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
