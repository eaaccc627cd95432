package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.ProtocolViolationException;

/**
 * What a stream may send: the credit that the other side has given, until the end of this
 * direction.
 */
final class SendHalf {
  /** No window of ours or of others is larger; more credit is nonsense. */
  private static final long MAX_CREDIT = 0xffff_ffffL;

  private final int streamId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long credit = ReceiveWindow.INITIAL_BYTES;
  private Ending ending;

  SendHalf(int streamId) {
    this.streamId = streamId;
  }

  int streamId() {
    return streamId;
  }

  /** Waits until at least one byte may be sent. */
  void awaitCredit() throws IOException {
    lock.lock();
    try {
      while (true) {
        check();
        if (credit > 0) {
          return;
        }
        changed.await();
      }
    } catch (InterruptedException interrupted) {
      throw Interruption.whileWaitingFor("credit on stream " + Integer.toUnsignedString(streamId));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes credit for bytes that are sent next.
   *
   * @return how many of them may be
   * @throws IOException when nothing may be sent any more
   */
  int take(int wanted) throws IOException {
    lock.lock();
    try {
      check();
      int taken = (int) Math.min(wanted, credit);
      credit -= taken;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @throws IOException when nothing may be sent any more
   */
  void check() throws IOException {
    lock.lock();
    try {
      if (ending != null) {
        throw ending.exception();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The other side gives credit. */
  void grant(long more) throws ProtocolViolationException {
    lock.lock();
    try {
      credit += more;
      if (credit > MAX_CREDIT) {
        throw new ProtocolViolationException(
            "Window of " + credit + " bytes; at most " + MAX_CREDIT);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing is sent from now on.
   *
   * @return false when that was so already
   */
  boolean end(Ending why) {
    lock.lock();
    try {
      if (ending != null) {
        return false;
      }
      ending = why;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
