package org.spoke.libp2p.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.io.Duplex;

/** One direction of a bounded channel in memory. */
final class Pipe {
  private final byte[] ring;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int head;
  private int held;
  private boolean ended;
  private boolean cut;

  private Pipe(int capacityBytes) {
    this.ring = new byte[capacityBytes];
  }

  /** Two ends of one channel, each of whose directions holds so many bytes. */
  static DuplexPair pair(int capacityBytes) {
    Pipe there = new Pipe(capacityBytes);
    Pipe back = new Pipe(capacityBytes);
    return new DuplexPair(new End(back, there), new End(there, back));
  }

  private int read(ByteBuffer into) throws IOException {
    lock.lock();
    try {
      while (held == 0 && !ended && !cut) {
        await();
      }
      if (cut) {
        throw new IOException("The channel was cut");
      }
      if (held == 0) {
        return -1;
      }
      int count = Math.min(held, into.remaining());
      int beforeWrap = Math.min(count, ring.length - head);
      into.put(ring, head, beforeWrap).put(ring, 0, count - beforeWrap);
      head = (head + count) % ring.length;
      held -= count;
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void write(ByteBuffer from) throws IOException {
    lock.lock();
    try {
      while (from.hasRemaining()) {
        if (cut || ended) {
          throw new IOException("The channel was cut");
        }
        if (held == ring.length) {
          await();
        } else {
          int tail = (head + held) % ring.length;
          int room = Math.min(ring.length - held, ring.length - tail);
          int count = Math.min(room, from.remaining());
          from.get(ring, tail, count);
          held += count;
          changed.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void cut() {
    lock.lock();
    try {
      cut = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void await() throws IOException {
    try {
      changed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the channel");
    }
  }

  private record End(Pipe in, Pipe out) implements Duplex {
    @Override
    public int read(ByteBuffer into) throws IOException {
      return in.read(into);
    }

    @Override
    public void write(ByteBuffer... parts) throws IOException {
      for (ByteBuffer part : parts) {
        out.write(part);
      }
    }

    @Override
    public void closeWrite() {
      out.end();
    }

    @Override
    public void close() {
      in.cut();
      out.cut();
    }
  }
}
