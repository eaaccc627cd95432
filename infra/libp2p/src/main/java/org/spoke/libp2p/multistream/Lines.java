package org.spoke.libp2p.multistream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.varint.Varint;

/** What is said in a negotiation: a length, a text and a line feed. */
final class Lines {
  /** In bytes with the line feed: what other implementations take, too. */
  static final int MAX_BYTES = 1024;

  static final char END = '\n';
  static final String REFUSAL = "na";

  private static final byte[] HEADER = encode("/multistream/1.0.0");

  private Lines() {}

  /** What both sides say first. */
  static ByteBuffer header() {
    return ByteBuffer.wrap(HEADER).asReadOnlyBuffer();
  }

  static ByteBuffer refusal() {
    return ByteBuffer.wrap(encode(REFUSAL));
  }

  static ByteBuffer of(ProtocolId protocol) {
    return ByteBuffer.wrap(encode(protocol.name()));
  }

  private static byte[] encode(String text) {
    byte[] line = (text + END).getBytes(StandardCharsets.UTF_8);
    ByteBuffer encoded = ByteBuffer.allocate(Varint.size(line.length) + line.length);
    Varint.write(line.length, encoded);
    return encoded.put(line).array();
  }
}
