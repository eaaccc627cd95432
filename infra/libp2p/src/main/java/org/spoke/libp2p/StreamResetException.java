package org.spoke.libp2p;

import java.io.IOException;
import java.io.Serial;

/** One side broke the stream off before its end. */
public final class StreamResetException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public StreamResetException(String reason) {
    super(reason);
  }
}
