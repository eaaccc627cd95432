package org.spoke.libp2p.yamux;

import java.io.InterruptedIOException;

/** Turns an interrupted wait into what {@link org.spoke.libp2p.io.Duplex} promises. */
final class Interruption {
  private Interruption() {}

  static InterruptedIOException whileWaitingFor(String what) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("Interrupted while waiting for " + what);
  }
}
