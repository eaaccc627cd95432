package org.spoke.libp2p;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** The other peer speaks none of the protocols that were proposed. */
public final class UnsupportedProtocolException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public UnsupportedProtocolException(List<ProtocolId> proposed) {
    super("The peer speaks none of " + proposed);
  }
}
