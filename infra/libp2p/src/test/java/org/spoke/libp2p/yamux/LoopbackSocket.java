package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;

/** A blocking TCP socket in the clear: what the kernel alone makes of the same work. */
record LoopbackSocket(SocketChannel socket) implements Duplex {
  static DuplexPair pair() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel dialed = SocketChannel.open(server.getLocalAddress());
      SocketChannel accepted = server.accept();
      dialed.setOption(StandardSocketOptions.TCP_NODELAY, true);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return new DuplexPair(new LoopbackSocket(dialed), new LoopbackSocket(accepted));
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.read(into);
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    long left = Gathering.remaining(parts);
    while (left > 0) {
      left -= socket.write(parts);
    }
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
