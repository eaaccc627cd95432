package org.spoke.libp2p.yamux;

import org.spoke.libp2p.ProtocolViolationException;

/** What a frame is for; the order is that of the numbers on the wire. */
enum FrameType {
  DATA,
  WINDOW_UPDATE,
  PING,
  GO_AWAY;

  private static final FrameType[] BY_NUMBER = values();

  static FrameType of(int number) throws ProtocolViolationException {
    if (number >= BY_NUMBER.length) {
      throw new ProtocolViolationException("Unknown yamux frame type " + number);
    }
    return BY_NUMBER[number];
  }

  /** Whether such a frame speaks of the whole connection, whose stream id is 0. */
  boolean isOfConnection() {
    return this == PING || this == GO_AWAY;
  }
}
