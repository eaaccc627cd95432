package org.spoke.libp2p.secure;

import java.util.Optional;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.io.Duplex;

/** A private channel to the owner of a proven key. */
public interface SecureChannel extends Duplex {
  PublicKey remoteKey();

  /**
   * The muxer that both agreed on within the handshake (inlined muxer negotiation), if they did.
   */
  Optional<ProtocolId> muxer();
}
