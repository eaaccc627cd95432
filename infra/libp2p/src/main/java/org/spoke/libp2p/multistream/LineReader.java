package org.spoke.libp2p.multistream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;

/** Reads what the other side says in a negotiation, and not a byte of what follows it. */
final class LineReader {
  private static final int MORE = 0x80;
  private static final int LOW_BITS = 0x7f;
  private static final int BITS_A_BYTE = 7;

  private final Duplex channel;

  /** A line follows the header for certain, so its first byte may be read with the header. */
  private final ByteBuffer ahead = ByteBuffer.allocate(Lines.header().remaining() + 1);

  LineReader(Duplex channel) {
    this.channel = channel;
    ahead.flip();
  }

  /**
   * Waits for the header.
   *
   * @throws ProtocolViolationException as soon as the other side says anything else
   */
  void readHeader() throws IOException {
    ByteBuffer header = Lines.header();
    ahead.clear();
    while (ahead.position() < header.remaining()) {
      if (channel.read(ahead) < 0) {
        throw new EOFException("The channel ended before a negotiation");
      }
      requirePrefix(header);
    }
    ahead.flip().position(header.remaining());
  }

  private void requirePrefix(ByteBuffer header) throws ProtocolViolationException {
    int count = Math.min(ahead.position(), header.remaining());
    if (!ahead.slice(0, count).equals(header.slice(0, count))) {
      throw new ProtocolViolationException(
          "The other side does not begin with the header of multistream-select");
    }
  }

  /** Whether the other side did not wait after its header. */
  boolean hasBegunLine() {
    return ahead.hasRemaining();
  }

  /** Waits for a line, which is given without its line feed. */
  String readLine() throws IOException {
    byte[] line = new byte[readLength()];
    channel.readFully(ByteBuffer.wrap(line));
    if (line[line.length - 1] != Lines.END) {
      throw new ProtocolViolationException(
          "A line of " + line.length + " bytes does not end with a line feed");
    }
    return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
  }

  private int readLength() throws IOException {
    int first = nextByte();
    int length = first & LOW_BITS;
    if ((first & MORE) != 0) {
      int second = nextByte();
      length |= second << BITS_A_BYTE;
      if (second == 0 || (second & MORE) != 0) {
        throw new ProtocolViolationException(
            "A line's length is malformed, or above " + Lines.MAX_BYTES);
      }
    }
    if (length == 0 || length > Lines.MAX_BYTES) {
      throw new ProtocolViolationException(
          "A line has 1 to " + Lines.MAX_BYTES + " bytes, this one " + length);
    }
    return length;
  }

  private int nextByte() throws IOException {
    if (!ahead.hasRemaining()) {
      channel.readFully(ahead.clear().limit(1));
      ahead.flip();
    }
    return Byte.toUnsignedInt(ahead.get());
  }
}
