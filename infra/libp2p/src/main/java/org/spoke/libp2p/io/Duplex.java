package org.spoke.libp2p.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Two-way bytes, in order and reliable. Reads and writes block the calling thread, which should be
 * a virtual one. One reader and one writer may be at work at once; several readers, or several
 * writers, may not, unless an implementation says otherwise.
 *
 * <p>A thread that is interrupted while it waits gets a {@link java.io.InterruptedIOException}; the
 * channel can then no longer be used and should be closed.
 */
public interface Duplex extends Closeable {
  /**
   * Waits until something can be read, and reads what is there.
   *
   * @param into has room for at least one byte
   * @return how many bytes were read, at least 1; or -1 after the other side's last byte
   * @throws IOException when the channel was cut or reset
   */
  int read(ByteBuffer into) throws IOException;

  /**
   * Waits until this buffer is full. Reads nothing beyond it.
   *
   * @throws EOFException when the other side's last byte comes before
   * @throws IOException when the channel was cut or reset
   */
  default void readFully(ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (read(into) < 0) {
        throw new EOFException("The channel ended " + into.remaining() + " bytes too early");
      }
    }
  }

  /**
   * Writes all that remains in these buffers, in their order, and waits while the other side does
   * not take it. The buffers may be used again when it returns. What was written is on its way
   * without any flush.
   *
   * @throws IOException when the channel was cut, reset or closed for writing; how much was sent is
   *     then unknown
   */
  void write(ByteBuffer... parts) throws IOException;

  /** Says that nothing more will be written. Reading goes on. Doing it again does nothing. */
  void closeWrite() throws IOException;

  /**
   * Ends both directions and frees what is held; threads that wait wake with an exception. Doing it
   * again does nothing.
   */
  @Override
  void close();
}
