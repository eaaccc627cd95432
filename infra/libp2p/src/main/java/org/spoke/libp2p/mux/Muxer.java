package org.spoke.libp2p.mux;

import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.io.Duplex;

/** A protocol that carries many streams over one channel. */
public interface Muxer {
  ProtocolId id();

  /** Begins to read the channel, which from now on belongs to the result. */
  MuxedConnection over(Duplex channel, Direction direction);
}
