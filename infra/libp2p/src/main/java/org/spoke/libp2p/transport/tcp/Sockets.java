package org.spoke.libp2p.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.spi.SelectorProvider;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of one transport, each with its {@link TcpChannel}. */
final class Sockets implements AutoCloseable {
  /** Written and not yet taken by the kernel: enough to keep it busy between two rounds. */
  private static final WriteBufferWaterMark UNSENT_BYTES =
      new WriteBufferWaterMark(256 * 1024, 512 * 1024);

  /**
   * Grows from a message to what one call of the kernel gives on a fast link, and shrinks again.
   */
  private static final RecvByteBufAllocator PIECES =
      new AdaptiveRecvByteBufAllocator(64, 2 * 1024, 256 * 1024);

  private static final ChannelOption<Boolean> REUSE_PORT =
      NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
  private static final SelectorProvider PROVIDER = SelectorProvider.provider();
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private final EventLoopGroup loops;
  private final TcpSettings settings;
  private final ListeningPorts ports = new ListeningPorts();
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Sockets(EventLoopGroup loops, TcpSettings settings) {
    this.loops = loops;
    this.settings = settings;
  }

  /**
   * Connects from a port that is listened at, if there is a fitting one and it is free for this
   * peer; or else from any.
   */
  SocketChannel connect(InetSocketAddress to) throws IOException {
    Optional<InetSocketAddress> from = ports.from(to);
    if (from.isPresent()) {
      try {
        return connect(dialer(to).option(REUSE_PORT, true).localAddress(from.get()), to);
      } catch (ConnectException | InterruptedIOException failure) {
        throw failure;
      } catch (IOException taken) {
        LOG.debug("{} is not free for {}: {}", from.get(), to, taken.getMessage());
      }
    }
    return connect(dialer(to), to);
  }

  private static SocketChannel connect(Bootstrap dialer, InetSocketAddress to) throws IOException {
    ChannelFuture connecting = dialer.connect(to);
    await(connecting);
    return (SocketChannel) connecting.channel();
  }

  private Bootstrap dialer(InetSocketAddress to) {
    return new Bootstrap()
        .group(loops)
        .channelFactory(() -> new NioSocketChannel(PROVIDER, family(to)))
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
        .option(ChannelOption.RECVBUF_ALLOCATOR, PIECES)
        .handler(initializer(channel -> {}));
  }

  /**
   * @param accepted is told on an event loop
   */
  ServerSocketChannel listen(InetSocketAddress at, Consumer<SocketChannel> accepted)
      throws IOException {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loops)
            .channelFactory(() -> new NioServerSocketChannel(PROVIDER, family(at)))
            .option(ChannelOption.SO_BACKLOG, settings.backlog())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, PIECES)
            .childHandler(initializer(accepted))
            .bind(at);
    await(binding);
    ServerSocketChannel listener = (ServerSocketChannel) binding.channel();
    keep(listener);
    if (settings.reusesPort()) {
      lend(listener);
    }
    return listener;
  }

  /**
   * Lets dials go out from this port. Only now, since a listener that allows it from the beginning
   * would share its port with another one, too.
   */
  private void lend(ServerSocketChannel listener) {
    if (listener.config().setOption(REUSE_PORT, true)) {
      ports.add(listener.localAddress());
      listener.closeFuture().addListener(ended -> ports.remove(listener.localAddress()));
    }
  }

  private static SocketProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? SocketProtocolFamily.INET
        : SocketProtocolFamily.INET6;
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
    if (future.cause() instanceof IOException failure) {
      throw failure;
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
