package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.spoke.libp2p.io.Duplex;

/**
 * The frames that wait to be written. Streams put theirs into chunks, in turn, and wait while too
 * many chunks are full; one thread writes whatever is there at once, so that small frames of
 * several streams go out together. Since no stream's thread touches the channel, its interruption
 * costs no other stream anything.
 *
 * <p>Control frames overtake data and never wait.
 */
final class Outlet {
  /**
   * The payload of a full Noise message (65,535 bytes with its tag of 16): a chunk becomes one, and
   * frames never cross it.
   */
  static final int CHUNK_BYTES = 65_519;

  /**
   * So that a stream fills some while others are being encrypted: a quarter of a megabyte in all.
   */
  static final int CHUNKS = 4;

  /**
   * 192 KiB. Honest peers read them: six each (open, accept, window twice, end, reset) of 2,000
   * streams do not reach it.
   */
  static final int CONTROL_FRAMES = 16_384;

  /** In bytes: most of what is written alone fits, and takes no large array. */
  private static final int SMALL_CHUNK_BYTES = 2_048;

  /** In bytes: less room at a chunk's end is not worth splitting a large write. */
  private static final int WORTHWHILE_BYTES = 1_024;

  private static final int FIRST_CONTROL_BYTES = 16 * Header.BYTES;

  private final Duplex channel;
  private final Chunks chunks;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Condition> turns = new ArrayDeque<>();
  private final ArrayDeque<ByteBuffer> data = new ArrayDeque<>();
  private final CountDownLatch drained = new CountDownLatch(1);
  private ByteBuffer control = ByteBuffer.allocate(0);
  private int controlFrames;
  private boolean writing;
  private long writingSince;
  private Ending ending;

  Outlet(Duplex channel, Chunks chunks, LongSupplier nanoTime) {
    this.channel = channel;
    this.chunks = chunks;
    this.nanoTime = nanoTime;
  }

  /**
   * Waits for this stream's turn and queues one frame of as many of these bytes as fit and as it
   * has credit for.
   *
   * @throws IOException when the stream or the connection ends
   */
  void send(SendHalf stream, ByteBuffer... parts) throws IOException {
    lock.lock();
    try {
      awaitTurn(stream);
      checkOpen();
      int wanted = (int) Math.min(Gathering.remaining(parts), CHUNK_BYTES);
      ByteBuffer chunk = chunkFor(wanted);
      int count = stream.take(Math.min(wanted, chunk.remaining() - Header.BYTES));
      if (count > 0) {
        Header.data(stream.streamId(), count).encode(chunk);
        Gathering.move(parts, chunk, count);
        work.signal();
      }
    } catch (InterruptedException interrupted) {
      throw Interruption.whileWaitingFor("the channel to take more");
    } finally {
      nextTurn();
      lock.unlock();
    }
  }

  private void awaitTurn(SendHalf stream) throws IOException, InterruptedException {
    if (turns.isEmpty() && hasRoom()) {
      return;
    }
    Condition turn = lock.newCondition();
    turns.addLast(turn);
    try {
      while (turns.peekFirst() != turn || !hasRoom()) {
        checkOpen();
        stream.check();
        turn.await();
      }
    } finally {
      turns.remove(turn);
    }
  }

  private void nextTurn() {
    if (!turns.isEmpty() && hasRoom()) {
      turns.peekFirst().signal();
    }
  }

  private boolean hasRoom() {
    return data.size() < CHUNKS || data.peekLast().remaining() >= WORTHWHILE_BYTES + Header.BYTES;
  }

  private ByteBuffer chunkFor(int payload) {
    int wanted = Math.min(payload, WORTHWHILE_BYTES) + Header.BYTES;
    ByteBuffer last = data.peekLast();
    return last != null && last.remaining() >= wanted ? last : addChunk(payload + Header.BYTES);
  }

  private ByteBuffer addChunk(int bytes) {
    boolean small = data.isEmpty() && bytes <= SMALL_CHUNK_BYTES;
    ByteBuffer fresh =
        small
            ? ByteBuffer.allocate(SMALL_CHUNK_BYTES)
            : ByteBuffer.wrap(chunks.take(), 0, CHUNK_BYTES);
    data.addLast(fresh);
    return fresh;
  }

  /**
   * Queues a frame ahead of all data, without waiting.
   *
   * @return false when too many wait already; after the connection's end frames are dropped
   */
  boolean control(Header frame) {
    lock.lock();
    try {
      if (ending != null) {
        return true;
      }
      if (!countControl()) {
        return false;
      }
      if (control.remaining() < Header.BYTES) {
        int size = Math.max(FIRST_CONTROL_BYTES, control.capacity() * 2);
        control = ByteBuffer.allocate(size).put(control.flip());
      }
      frame.encode(control);
      work.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Queues a frame behind all data, without waiting; false as for {@link #control}. */
  boolean last(Header frame) {
    lock.lock();
    try {
      return ending != null || (countControl() && append(frame));
    } finally {
      lock.unlock();
    }
  }

  private boolean countControl() {
    return ++controlFrames <= CONTROL_FRAMES;
  }

  private boolean append(Header frame) {
    frame.encode(chunkFor(0));
    work.signal();
    return true;
  }

  /** Those who wait for their turn look again whether their streams are still there. */
  void wake() {
    lock.lock();
    try {
      turns.forEach(Condition::signal);
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more, but writes what waits and then this frame. */
  void finish(Header goAway, Ending why) {
    lock.lock();
    try {
      if (ending == null) {
        append(goAway);
        end(why);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits. */
  void abandon(Ending why) {
    lock.lock();
    try {
      control.clear();
      data.clear();
      end(why);
    } finally {
      lock.unlock();
    }
  }

  private void end(Ending why) {
    if (ending == null) {
      ending = why;
    }
    turns.forEach(Condition::signal);
    work.signal();
  }

  private void checkOpen() throws IOException {
    if (ending != null) {
      throw ending.exception();
    }
  }

  /**
   * Waits until all is written or given up.
   *
   * @return false when that took longer
   */
  boolean awaitDrained(long nanos) {
    try {
      return drained.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * For how many nanoseconds the channel has not taken what it was given; 0 when nothing is being
   * written.
   */
  long stalledNanos() {
    lock.lock();
    try {
      return writing ? nanoTime.getAsLong() - writingSince : 0;
    } finally {
      lock.unlock();
    }
  }

  /** Writes until the end; the work of a thread of its own. */
  void run() throws IOException {
    try {
      for (List<ByteBuffer> batch = take(); !batch.isEmpty(); batch = take()) {
        channel.write(batch.toArray(ByteBuffer[]::new));
        batch.forEach(chunk -> chunks.release(chunk.array()));
      }
    } finally {
      drained.countDown();
    }
  }

  /** Waits for frames; gives none at the end. */
  private List<ByteBuffer> take() {
    lock.lock();
    try {
      writing = false;
      while (control.position() == 0 && data.isEmpty() && ending == null) {
        work.awaitUninterruptibly();
      }
      writing = true;
      writingSince = nanoTime.getAsLong();
      return batch();
    } finally {
      nextTurn();
      lock.unlock();
    }
  }

  private List<ByteBuffer> batch() {
    List<ByteBuffer> batch = new ArrayList<>(data.size() + 1);
    if (control.position() > 0) {
      batch.add(control.flip());
      control = ByteBuffer.allocate(0);
    }
    data.forEach(chunk -> batch.add(chunk.flip()));
    data.clear();
    controlFrames = 0;
    return batch;
  }
}
