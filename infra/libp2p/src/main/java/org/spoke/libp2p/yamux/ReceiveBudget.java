package org.spoke.libp2p.yamux;

import java.util.concurrent.atomic.AtomicLong;

/** What all streams of a connection together may hold unread. */
final class ReceiveBudget {
  private final long bytes;
  private final AtomicLong held = new AtomicLong();

  ReceiveBudget(long bytes) {
    this.bytes = bytes;
  }

  boolean take(int count) {
    if (held.addAndGet(count) > bytes) {
      held.addAndGet(-count);
      return false;
    }
    return true;
  }

  void release(int count) {
    held.addAndGet(-count);
  }

  long held() {
    return held.get();
  }
}
