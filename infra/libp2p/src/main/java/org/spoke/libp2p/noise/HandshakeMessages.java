package org.spoke.libp2p.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;

/**
 * A handshake's messages in frames. Reads nothing beyond a message, since sealed frames may follow
 * the last one at once.
 */
final class HandshakeMessages {
  /**
   * In bytes: a payload with the largest RSA key, its signature and a dozen muxers fits four times.
   */
  static final int MAX_BYTES = 16 * 1024;

  private final Duplex channel;

  HandshakeMessages(Duplex channel) {
    this.channel = channel;
  }

  void send(byte[] message) throws IOException {
    byte[] length = new byte[Frame.LENGTH_BYTES];
    Frame.putLength(length, 0, message.length);
    channel.write(ByteBuffer.wrap(length), ByteBuffer.wrap(message));
  }

  byte[] receive() throws IOException {
    byte[] length = new byte[Frame.LENGTH_BYTES];
    channel.readFully(ByteBuffer.wrap(length));
    int bytes = Frame.lengthAt(length, 0);
    if (bytes > MAX_BYTES) {
      throw new ProtocolViolationException(
          "A handshake message has " + bytes + " bytes, at most " + MAX_BYTES + " are allowed");
    }
    byte[] message = new byte[bytes];
    channel.readFully(ByteBuffer.wrap(message));
    return message;
  }
}
