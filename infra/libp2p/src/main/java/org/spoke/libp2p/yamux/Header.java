package org.spoke.libp2p.yamux;

import java.nio.ByteBuffer;
import org.spoke.libp2p.ProtocolViolationException;

/**
 * The 12 bytes before each payload.
 *
 * @param flags bits; those that nobody has defined are ignored
 * @param streamId unsigned; 0 is the connection
 * @param length unsigned: bytes of payload, more window, a ping's value or the reason for going
 *     away
 */
record Header(FrameType type, int flags, int streamId, int length) {
  static final int BYTES = 12;

  static final int SYN = 1;
  static final int ACK = 2;
  static final int FIN = 4;
  static final int RST = 8;

  private static final int VERSION = 0;

  static Header data(int streamId, int length) {
    return new Header(FrameType.DATA, 0, streamId, length);
  }

  /** Data without a byte, for its flags. */
  static Header fin(int streamId) {
    return new Header(FrameType.DATA, FIN, streamId, 0);
  }

  static Header windowUpdate(int flags, int streamId, int more) {
    return new Header(FrameType.WINDOW_UPDATE, flags, streamId, more);
  }

  static Header rst(int streamId) {
    return windowUpdate(RST, streamId, 0);
  }

  static Header ping(int value) {
    return new Header(FrameType.PING, SYN, 0, value);
  }

  static Header pong(int value) {
    return new Header(FrameType.PING, ACK, 0, value);
  }

  static Header goAway(GoAway reason) {
    return new Header(FrameType.GO_AWAY, 0, 0, reason.code());
  }

  /**
   * @param from holds at least {@link #BYTES}
   * @throws ProtocolViolationException when the version, the type or the stream id cannot be
   */
  static Header decode(ByteBuffer from) throws ProtocolViolationException {
    int version = from.get() & 0xff;
    if (version != VERSION) {
      throw new ProtocolViolationException("Yamux version " + version + ", expected " + VERSION);
    }
    FrameType type = FrameType.of(from.get() & 0xff);
    int flags = from.getShort() & 0xffff;
    Header header = new Header(type, flags, from.getInt(), from.getInt());
    header.check();
    return header;
  }

  private void check() throws ProtocolViolationException {
    if (type.isOfConnection() != (streamId == 0)) {
      throw new ProtocolViolationException(
          type + " frame on stream " + Integer.toUnsignedString(streamId));
    }
    if (type == FrameType.DATA && unsignedLength() > ReceiveWindow.MAX_BYTES) {
      throw new ProtocolViolationException(
          "Frame of "
              + unsignedLength()
              + " bytes; no window is larger than "
              + ReceiveWindow.MAX_BYTES);
    }
  }

  void encode(ByteBuffer into) {
    into.put((byte) VERSION)
        .put((byte) type.number())
        .putShort((short) flags)
        .putInt(streamId)
        .putInt(length);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  long unsignedLength() {
    return Integer.toUnsignedLong(length);
  }

  /** In bytes: only data frames have one. */
  int payload() {
    return type == FrameType.DATA ? length : 0;
  }
}
