package org.spoke.libp2p;

import java.io.IOException;
import java.io.Serial;

/**
 * The other side sent what its specification does not allow. It costs that stream or connection,
 * never the host.
 */
public final class ProtocolViolationException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param reason what was wrong, with figures
   */
  public ProtocolViolationException(String reason) {
    super(reason);
  }

  public ProtocolViolationException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
