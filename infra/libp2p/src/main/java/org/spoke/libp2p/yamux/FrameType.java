package org.spoke.libp2p.yamux;

import org.spoke.libp2p.ProtocolViolationException;

/** What a frame is for. */
enum FrameType {
  DATA(0),
  WINDOW_UPDATE(1),
  PING(2),
  GO_AWAY(3);

  private static final FrameType[] BY_NUMBER = values();

  private final int number;

  FrameType(int number) {
    this.number = number;
  }

  /** On the wire. */
  int number() {
    return number;
  }

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
