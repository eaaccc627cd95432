package org.spoke.libp2p.mux;

import java.io.IOException;

/** The streams over one channel. */
public interface MuxedConnection extends AutoCloseable {
  /**
   * Opens a stream. That does not wait for the other side, unless very many streams wait for its
   * acknowledgement.
   *
   * @throws org.spoke.libp2p.ResourceLimitException when as many are open as may be
   * @throws IOException when the connection has ended or the other side is going away
   */
  MuxedStream open() throws IOException;

  /**
   * Waits for a stream that the other side opens.
   *
   * @throws IOException when the connection has ended
   */
  MuxedStream accept() throws IOException;

  /** Whether streams may still be opened. */
  boolean isOpen();

  /**
   * Writes for a moment what waits to be written, and ends all streams. Doing it again does
   * nothing.
   */
  @Override
  void close();
}
