package org.spoke.cli.shell;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much input may be on its way: the box closes a session that sends more than it has taken. */
final class InputWindow {
  static final int BYTES = 256 * 1024; // what the box lets a client have on its way

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long sent;
  private long acknowledged;
  private boolean closed;

  /**
   * Waits until so many bytes more may be sent, and counts them as sent.
   *
   * @return false when the session ended first
   */
  boolean take(int bytes) {
    lock.lock();
    try {
      while (!closed && sent + bytes - acknowledged > BYTES) {
        changed.awaitUninterruptibly();
      }
      sent += bytes;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** The box has passed on so many bytes since the start; less than before is no news. */
  void acknowledge(long bytes) {
    lock.lock();
    try {
      acknowledged = Math.max(acknowledged, Math.min(bytes, sent));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more: the session ended. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
