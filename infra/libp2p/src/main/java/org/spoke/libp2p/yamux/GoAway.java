package org.spoke.libp2p.yamux;

/** Why one side ends a connection. */
enum GoAway {
  NORMAL(0),
  PROTOCOL_ERROR(1),
  INTERNAL_ERROR(2);

  private final int code;

  GoAway(int code) {
    this.code = code;
  }

  /** On the wire. */
  int code() {
    return code;
  }
}
