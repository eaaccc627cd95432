package org.spoke.registry.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Writes a file from its start and flushes it to the disk; the file is gone when closed. */
final class DiskWriteWorkload implements Workload, AutoCloseable {
  /** Most that a round writes: enough to hide the cost of a flush, little for a worn disk. */
  private static final long ROUND_BYTES = 16L << 20;

  private static final int BLOCK_BYTES = 1 << 20;
  private static final long SEED = 2;

  /** Always the same name: a run that was killed leaves a file that the next one takes away. */
  private static final String FILE_NAME = "benchmark.tmp";

  private final FileChannel channel;
  private final ByteBuffer block;

  DiskWriteWorkload(Path directory) throws IOException {
    byte[] noise = new byte[BLOCK_BYTES];
    new Random(SEED).nextBytes(noise); // zeros would flatter a file system that compresses
    block = ByteBuffer.allocateDirect(BLOCK_BYTES).put(noise);
    channel =
        FileChannel.open(
            directory.resolve(FILE_NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public void begin() throws IOException {
    channel.position(0);
  }

  @Override
  public long step() throws IOException {
    block.rewind();
    long written = 0;
    while (block.hasRemaining()) {
      written += channel.write(block);
    }
    return written;
  }

  @Override
  public boolean isFull(long movedBytes) {
    return movedBytes >= ROUND_BYTES;
  }

  @Override
  public void end() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
