package org.spoke.libp2p.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.io.Duplex;

/** A channel whose other side says what it was told to, whatever it hears, and then ends. */
public final class ScriptedDuplex implements Duplex {
  private final ByteBuffer script;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private int writes;
  private boolean writeClosed;
  private boolean closed;

  public ScriptedDuplex(byte[] script) {
    this.script = ByteBuffer.wrap(script.clone());
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (closed) {
      throw new IOException("The channel is closed");
    }
    if (!script.hasRemaining()) {
      return -1;
    }
    int count = Math.min(into.remaining(), script.remaining());
    into.put(script.slice(script.position(), count));
    script.position(script.position() + count);
    return count;
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    if (closed || writeClosed) {
      throw new IOException("The channel is closed for writing");
    }
    writes++;
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      heard.writeBytes(bytes);
    }
  }

  @Override
  public void closeWrite() {
    writeClosed = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** All that was written. */
  public byte[] heard() {
    return heard.toByteArray();
  }

  /** How many times something was written. */
  public int writes() {
    return writes;
  }

  /** What of the script nobody has read. */
  public int unread() {
    return script.remaining();
  }

  public boolean isWriteClosed() {
    return writeClosed;
  }

  public boolean isClosed() {
    return closed;
  }
}
