package org.spoke.libp2p.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.varint.Varint;

/**
 * Reads and writes messages behind their length as a varint. Reads not a byte beyond a message, so
 * that raw bytes may follow it.
 */
public final class Messages {
  private Messages() {}

  /**
   * Waits for one message.
   *
   * @param maximumBytes how long it may be without its length; nothing is allocated for a longer
   *     one
   * @throws ProtocolViolationException when it is longer, malformed, or the channel ends before its
   *     last byte
   * @throws IOException when the channel was cut or reset
   */
  public static <T extends MessageLite> T read(Duplex from, Parser<T> parser, int maximumBytes)
      throws IOException {
    return parse(parser, readBytes(from, maximumBytes));
  }

  /**
   * Waits for one message or for the end of the channel, which may come only between messages.
   *
   * @return empty at the end
   * @throws IOException as {@link #read} does
   */
  public static <T extends MessageLite> Optional<T> readOrEnd(
      Duplex from, Parser<T> parser, int maximumBytes) throws IOException {
    OptionalLong size = Varint.readOrEnd(from, maximumBytes);
    return size.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(parser, bytes(from, (int) size.getAsLong())));
  }

  /**
   * Waits for the bytes of one message, whatever they are.
   *
   * @throws IOException as {@link #read} does
   */
  public static byte[] readBytes(Duplex from, int maximumBytes) throws IOException {
    return bytes(from, (int) Varint.read(from, maximumBytes));
  }

  private static byte[] bytes(Duplex from, int size) throws IOException {
    byte[] bytes = new byte[size];
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (from.read(rest) < 0) {
        throw new ProtocolViolationException(
            "The channel ended after "
                + rest.position()
                + " of "
                + bytes.length
                + " bytes of a message");
      }
    }
    return bytes;
  }

  /** Writes a message behind its length, in one write. */
  public static void write(Duplex to, MessageLite message) throws IOException {
    to.write(encode(message));
  }

  /** A message behind its length. */
  public static ByteBuffer encode(MessageLite message) throws IOException {
    int size = message.getSerializedSize();
    ByteBuffer bytes = ByteBuffer.allocate(Varint.size(size) + size);
    Varint.write(size, bytes);
    CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    message.writeTo(output);
    output.flush();
    return bytes.flip();
  }

  /** Writes bytes behind their length, in one write. */
  public static void writeBytes(Duplex to, byte[] message) throws IOException {
    to.write(ByteBuffer.wrap(Varint.encode(message.length)), ByteBuffer.wrap(message));
  }

  private static <T extends MessageLite> T parse(Parser<T> parser, byte[] bytes)
      throws ProtocolViolationException {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException malformed) {
      throw new ProtocolViolationException(
          "A message of " + bytes.length + " bytes is malformed: " + malformed.getMessage(),
          malformed);
    }
  }
}
