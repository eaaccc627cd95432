package org.spoke.libp2p.identify;

import java.io.IOException;
import java.util.Optional;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.identify.wire.IdentifyMessage;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.protobuf.Messages;

/** Reads and writes identifications. */
final class IdentifyChannel {
  /** What go-libp2p and js-libp2p take. */
  static final int MAX_MESSAGE_BYTES = 8 * 1024;

  /** go-libp2p splits a long one into several messages, at most so many. */
  static final int MAX_MESSAGES = 10;

  private IdentifyChannel() {}

  /**
   * Waits for all messages until the end of the channel, and takes them as one.
   *
   * @throws ProtocolViolationException when there is none, there are too many, or anything in them
   *     is malformed or forged
   */
  static Identification read(Duplex from) throws IOException {
    IdentifyMessage.Builder all = IdentifyMessage.newBuilder();
    for (int count = 0; count <= MAX_MESSAGES; count++) {
      Optional<IdentifyMessage> next =
          Messages.readOrEnd(from, IdentifyMessage.parser(), MAX_MESSAGE_BYTES);
      if (next.isEmpty() && count > 0) {
        return Identification.of(all.build());
      }
      all.mergeFrom(
          next.orElseThrow(
              () -> new ProtocolViolationException("The peer says nothing about itself")));
    }
    throw new ProtocolViolationException(
        "A peer says in at most " + MAX_MESSAGES + " messages who it is");
  }

  static void write(Duplex to, Identification identification) throws IOException {
    Messages.write(to, identification.toMessage());
    to.closeWrite();
  }
}
