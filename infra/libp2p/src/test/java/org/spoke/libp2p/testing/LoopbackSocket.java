package org.spoke.libp2p.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.spoke.libp2p.io.Duplex;

/** A blocking TCP socket in the clear: what the kernel alone makes of the same work. */
public record LoopbackSocket(SocketChannel socket) implements Duplex {
  public static DuplexPair pair() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      LoopbackSocket dialed = dial(server.getLocalAddress());
      return new DuplexPair(dialed, of(server.accept()));
    }
  }

  public static LoopbackSocket dial(SocketAddress address) throws IOException {
    return of(SocketChannel.open(address));
  }

  public static LoopbackSocket of(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new LoopbackSocket(socket);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.read(into);
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    long left = remaining(parts);
    while (left > 0) {
      left -= socket.write(parts);
    }
  }

  private static long remaining(ByteBuffer... parts) {
    long total = 0;
    for (ByteBuffer part : parts) {
      total += part.remaining();
    }
    return total;
  }

  @Override
  public void closeWrite() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
