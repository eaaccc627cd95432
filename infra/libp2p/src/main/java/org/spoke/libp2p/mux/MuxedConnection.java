package org.spoke.libp2p.mux;

import java.io.IOException;

/** The streams over one channel. */
public interface MuxedConnection extends AutoCloseable {
  /** Opens a stream at once, without waiting for the other side. */
  MuxedStream open() throws IOException;

  /**
   * Waits for a stream that the other side opens.
   *
   * @throws IOException when the connection has ended
   */
  MuxedStream accept() throws IOException;

  boolean isOpen();

  @Override
  void close();
}
