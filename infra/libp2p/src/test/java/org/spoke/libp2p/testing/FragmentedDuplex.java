package org.spoke.libp2p.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.spoke.libp2p.io.Duplex;

/**
 * A channel whose reads give little at a time and whose writes go out in pieces, as on a bad
 * network.
 */
public final class FragmentedDuplex implements Duplex {
  private final Duplex channel;
  private final RandomGenerator random;
  private final int maximumBytes;

  /**
   * @param maximumBytes that one read gives or one piece has; 1 for single bytes
   */
  public FragmentedDuplex(Duplex channel, RandomGenerator random, int maximumBytes) {
    this.channel = channel;
    this.random = random;
    this.maximumBytes = maximumBytes;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = Math.min(into.remaining(), pieceBytes());
    ByteBuffer piece = into.duplicate().limit(into.position() + count);
    int given = channel.read(piece);
    into.position(piece.position());
    return given;
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    for (ByteBuffer part : parts) {
      while (part.hasRemaining()) {
        int count = Math.min(part.remaining(), pieceBytes());
        channel.write(part.slice(part.position(), count));
        part.position(part.position() + count);
        Thread.yield();
      }
    }
  }

  private synchronized int pieceBytes() {
    return random.nextInt(1, maximumBytes + 1);
  }

  @Override
  public void closeWrite() throws IOException {
    channel.closeWrite();
  }

  @Override
  public void close() {
    channel.close();
  }
}
