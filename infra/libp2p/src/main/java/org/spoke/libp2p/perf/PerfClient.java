package org.spoke.libp2p.perf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.io.Duplex;

/** Measures by one stream each time. */
public final class PerfClient {
  public static final ProtocolId PROTOCOL = new ProtocolId("/perf/1.0.0");

  private final LongSupplier nanoTime;

  public PerfClient() {
    this(System::nanoTime);
  }

  PerfClient(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Sends bytes, then receives bytes, over a stream of its own.
   *
   * @param upload in bytes
   * @param download in bytes
   * @return from the wish to open the stream until its end
   * @throws org.spoke.libp2p.UnsupportedProtocolException when the peer does not serve it
   * @throws IOException when the stream breaks, or another number of bytes comes
   */
  public Duration measure(Connection connection, long upload, long download) throws IOException {
    long began = nanoTime.getAsLong();
    try (Stream stream = connection.newStream(List.of(PROTOCOL))) {
      exchange(stream, upload, download);
    }
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  static void exchange(Duplex stream, long upload, long download) throws IOException {
    stream.write(ByteBuffer.allocate(Long.BYTES).putLong(download).flip());
    Bulk.send(stream, upload);
    stream.closeWrite();
    long received = Bulk.drain(stream);
    if (received < download) {
      throw new EOFException(received + " bytes came of " + download);
    }
    if (received > download) {
      throw new ProtocolViolationException(
          received + " bytes came, and " + download + " were asked for");
    }
  }
}
