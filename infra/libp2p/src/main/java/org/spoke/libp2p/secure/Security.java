package org.spoke.libp2p.secure;

import java.io.IOException;
import java.util.Optional;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.peer.PeerId;

/** A handshake that proves keys and encrypts what follows. */
public interface Security {
  ProtocolId id();

  /**
   * Shakes hands.
   *
   * @param expected whom the dialer wants; a listener takes anyone
   * @throws IOException when the other side is somebody else, cheats or goes away; the channel is
   *     then closed
   */
  SecureChannel secure(Duplex channel, Direction direction, Optional<PeerId> expected)
      throws IOException;
}
