package org.spoke.libp2p.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sockets of one transport, each with its {@link TcpChannel}. */
final class Sockets implements AutoCloseable {
  /** Written and not yet taken by the kernel: enough to keep it busy between two rounds. */
  private static final WriteBufferWaterMark UNSENT_BYTES =
      new WriteBufferWaterMark(256 * 1024, 512 * 1024);

  private final EventLoopGroup loops;
  private final TcpSettings settings;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Sockets(EventLoopGroup loops, TcpSettings settings) {
    this.loops = loops;
    this.settings = settings;
  }

  SocketChannel connect(InetSocketAddress to) throws IOException {
    ChannelFuture connecting =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
            .handler(initializer(channel -> {}))
            .connect(to);
    await(connecting);
    return (SocketChannel) connecting.channel();
  }

  /**
   * @param accepted is told on an event loop
   */
  Channel listen(InetSocketAddress at, Consumer<SocketChannel> accepted) throws IOException {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, settings.backlog())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
            .childHandler(initializer(accepted))
            .bind(at);
    await(binding);
    keep(binding.channel());
    return binding.channel();
  }

  private ChannelHandler initializer(Consumer<SocketChannel> next) {
    return new ChannelInitializer<SocketChannel>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        keep(channel);
        channel.pipeline().addLast(new TcpChannel(channel));
        next.accept(channel);
      }
    };
  }

  private void keep(Channel channel) {
    open.add(channel);
    channel.closeFuture().addListener(ended -> open.remove(channel));
    if (closed) {
      channel.close();
    }
  }

  private static void await(ChannelFuture future) throws IOException {
    try {
      future.await();
    } catch (InterruptedException interrupted) {
      future.cancel(true);
      future.channel().close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for a socket");
    }
    if (!future.isSuccess()) {
      throw new IOException(future.cause().getMessage(), future.cause());
    }
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(Channel::close);
  }
}
