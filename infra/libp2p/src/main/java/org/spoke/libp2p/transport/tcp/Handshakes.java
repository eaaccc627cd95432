package org.spoke.libp2p.transport.tcp;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.spoke.libp2p.io.Duplex;

/**
 * The inbound connections that shake hands. When there are too many, the oldest makes room: an
 * honest peer is done in a moment, so those are cut that keep others out by being slow.
 */
final class Handshakes {
  private final int limit;
  private final SequencedSet<Duplex> pending = new LinkedHashSet<>();

  Handshakes(int limit) {
    this.limit = limit;
  }

  /**
   * Takes one in.
   *
   * @return whether another one was cut for it
   */
  synchronized boolean begin(Duplex channel) {
    pending.addLast(channel);
    if (pending.size() <= limit) {
      return false;
    }
    pending.removeFirst().close();
    return true;
  }

  synchronized void end(Duplex channel) {
    pending.remove(channel);
  }

  synchronized int count() {
    return pending.size();
  }
}
