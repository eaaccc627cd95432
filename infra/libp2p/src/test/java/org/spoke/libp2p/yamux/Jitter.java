package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.spoke.libp2p.io.Duplex;

/**
 * A channel that gives and takes its bytes in pieces of random sizes, and lets other threads run in
 * between.
 */
final class Jitter implements Duplex {
  private static final int LARGEST = 70_000;

  private final Duplex channel;
  private final Random reads;
  private final Random writes;

  Jitter(Duplex channel, long seed) {
    this.channel = channel;
    this.reads = new Random(seed);
    this.writes = new Random(~seed);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int limit = into.limit();
    into.limit(into.position() + Math.min(into.remaining(), size(reads)));
    try {
      return channel.read(into);
    } finally {
      into.limit(limit);
    }
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    for (ByteBuffer part : parts) {
      while (part.hasRemaining()) {
        int count = Math.min(part.remaining(), size(writes));
        channel.write(part.slice(part.position(), count));
        part.position(part.position() + count);
      }
    }
  }

  private static int size(Random random) {
    if (random.nextBoolean()) {
      Thread.yield();
    }
    return random.nextBoolean() ? 1 + random.nextInt(LARGEST) : 1 + random.nextInt(20);
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
