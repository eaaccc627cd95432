package org.spoke.libp2p.transport;

import java.io.IOException;
import java.util.function.Consumer;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/**
 * A way to other machines: TCP with its upgrade, QUIC, a relay. What it gives is secured and
 * multiplexed already.
 */
public interface Transport extends AutoCloseable {
  boolean canDial(Multiaddr address);

  boolean canListen(Multiaddr address);

  /**
   * Dials, shakes hands, agrees on a muxer.
   *
   * @throws IOException when nobody answers, or somebody else does; an interrupted caller's dial is
   *     given up
   */
  UpgradedConnection dial(Multiaddr address, PeerId peer) throws IOException;

  /**
   * @param accepted gets each connection that came in and was upgraded, on a virtual thread of its
   *     own
   */
  TransportListener listen(Multiaddr address, Consumer<UpgradedConnection> accepted)
      throws IOException;

  @Override
  void close();

  /** The port that a transport opened. */
  interface TransportListener extends AutoCloseable {
    Multiaddr address();

    /** Takes no more connections. Those that are open go on. */
    @Override
    void close();
  }
}
