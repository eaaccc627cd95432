package org.spoke.libp2p.perf;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.StreamHandler;
import org.spoke.libp2p.io.Duplex;

/**
 * Takes what comes until its end and then sends as many bytes as were asked for. Anybody who may
 * open a stream can make it send without end, so it is no protocol for hosts that strangers reach.
 */
public final class PerfServer implements StreamHandler {
  @Override
  public void handle(Stream stream) throws IOException {
    serve(stream);
  }

  static void serve(Duplex stream) throws IOException {
    ByteBuffer wanted = ByteBuffer.allocate(Long.BYTES);
    stream.readFully(wanted);
    Bulk.drain(stream);
    Bulk.send(stream, wanted.flip().getLong());
    stream.closeWrite();
  }
}
