package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.ProtocolViolationException;

/** What a stream has received and the application has not yet read. */
final class ReceiveHalf {
  private final int streamId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReceiveWindow window;
  private final ReceiveBuffer buffer;
  private final ReceiveBudget budget;
  private boolean finished;
  private Ending ending;

  ReceiveHalf(int streamId, ReceiveWindow window, ReceiveBuffer buffer, ReceiveBudget budget) {
    this.streamId = streamId;
    this.window = window;
    this.buffer = buffer;
    this.budget = budget;
  }

  /** A frame with so many bytes begins. */
  void announce(int bytes) throws ProtocolViolationException {
    lock.lock();
    try {
      if (finished && bytes > 0) {
        throw new ProtocolViolationException(
            bytes + " bytes after the end of stream " + Integer.toUnsignedString(streamId));
      }
      window.received(bytes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a copy of a piece of the announced bytes.
   *
   * @return false when too much waits to be read on this connection
   */
  boolean copy(ByteBuffer piece) {
    lock.lock();
    try {
      if (ending != null) {
        return true;
      }
      if (!budget.take(piece.remaining())) {
        return false;
      }
      buffer.copy(piece);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #copy}, but takes the array itself. */
  boolean keep(byte[] array, int from, int to) {
    lock.lock();
    try {
      if (ending != null) {
        return true;
      }
      if (!budget.take(to - from)) {
        return false;
      }
      buffer.keep(array, from, to);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for bytes.
   *
   * @return how many were read and how much credit that earns the other side
   */
  Progress read(ByteBuffer into, WindowTuning tuning) throws IOException {
    lock.lock();
    try {
      while (buffer.size() == 0 && !finished && ending == null) {
        changed.await();
      }
      if (buffer.size() == 0) {
        return atEnd();
      }
      int count = buffer.read(into);
      budget.release(count);
      return new Progress(count, finished || ending != null ? 0 : window.consumed(count, tuning));
    } catch (InterruptedException interrupted) {
      throw Interruption.whileWaitingFor("bytes of stream " + Integer.toUnsignedString(streamId));
    } finally {
      lock.unlock();
    }
  }

  private Progress atEnd() throws IOException {
    if (ending != null) {
      throw ending.exception();
    }
    return Progress.END;
  }

  /**
   * The other side sends nothing more. What is buffered can still be read.
   *
   * @return false when that was known
   */
  boolean finish() {
    lock.lock();
    try {
      boolean news = !finished;
      finished = true;
      changed.signalAll();
      return news;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what is buffered and what still comes; reads fail. */
  void end(Ending why) {
    lock.lock();
    try {
      budget.release(buffer.clear());
      cut(why);
    } finally {
      lock.unlock();
    }
  }

  /** Reads fail when what is buffered has been read, unless the other side had finished. */
  void endAfterBuffered(Ending why) {
    lock.lock();
    try {
      if (!finished) {
        cut(why);
      }
    } finally {
      lock.unlock();
    }
  }

  private void cut(Ending why) {
    if (ending == null) {
      ending = why;
    }
    changed.signalAll();
  }

  /** Whether the other side waits for credit that never comes, since nobody reads here any more. */
  boolean isStuck() {
    lock.lock();
    try {
      return ending != null && !finished && window.isUsedUp();
    } finally {
      lock.unlock();
    }
  }

  /** By how many bytes its window exceeds the initial one. */
  int grown() {
    lock.lock();
    try {
      return window.grown();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param count bytes read, or -1 at the end
   * @param credit bytes that the other side may send more
   */
  record Progress(int count, int credit) {
    private static final Progress END = new Progress(-1, 0);
  }
}
