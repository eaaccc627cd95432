package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.io.Duplex;

/** The other end of a connection, which sends any frames it likes. */
record RawPeer(Duplex channel) {
  void sends(Header... headers) throws IOException {
    for (Header header : headers) {
      sends(header, 0);
    }
  }

  /** Sends a header and so many bytes of payload. */
  void sends(Header header, int payload) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Header.BYTES);
    header.encode(bytes);
    channel.write(bytes.flip(), ByteBuffer.allocate(payload));
  }

  void opens(int streamId) throws IOException {
    sends(Header.windowUpdate(Header.SYN, streamId, 0));
  }

  /** The next frame but for pings of a measurement, its payload read away. */
  Header receives() throws IOException {
    while (true) {
      ByteBuffer bytes = ByteBuffer.allocate(Header.BYTES);
      channel.readFully(bytes);
      Header header = Header.decode(bytes.flip());
      channel.readFully(ByteBuffer.allocate(header.payload()));
      if (header.type() != FrameType.PING || !header.has(Header.SYN)) {
        return header;
      }
    }
  }

  void expects(Header... headers) throws IOException {
    for (Header header : headers) {
      assertThat(receives()).isEqualTo(header);
    }
  }
}
