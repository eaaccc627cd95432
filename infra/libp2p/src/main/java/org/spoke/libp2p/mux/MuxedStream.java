package org.spoke.libp2p.mux;

import org.spoke.libp2p.io.Duplex;

/** One stream of several over a channel, before anybody has agreed what it is for. */
public interface MuxedStream extends Duplex {
  /** Breaks the stream off: reads and writes on both sides fail. */
  void reset();
}
