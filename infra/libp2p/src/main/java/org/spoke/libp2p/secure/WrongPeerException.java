package org.spoke.libp2p.secure;

import java.io.IOException;
import java.io.Serial;
import org.spoke.libp2p.peer.PeerId;

/** Somebody else than the expected peer answers at an address. */
public final class WrongPeerException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public WrongPeerException(PeerId expected, PeerId proven) {
    super("Expected peer " + expected + ", but " + proven + " answers there");
  }
}
