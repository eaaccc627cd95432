package org.spoke.libp2p.yamux;

import java.io.IOException;
import org.spoke.libp2p.StreamResetException;

/**
 * Why a stream or a connection can no longer be used. Each thread that learns it gets an exception
 * of its own.
 */
sealed interface Ending {
  IOException exception();

  /** This side closed it. */
  record Closed(String reason) implements Ending {
    @Override
    public IOException exception() {
      return new IOException(reason);
    }
  }

  /** One side broke the stream off. */
  record Reset(String reason) implements Ending {
    @Override
    public IOException exception() {
      return new StreamResetException(reason);
    }
  }

  /** The connection beneath has ended. */
  record Lost(String reason, Throwable cause) implements Ending {
    @Override
    public IOException exception() {
      return new IOException("The connection has ended: " + reason, cause);
    }
  }
}
