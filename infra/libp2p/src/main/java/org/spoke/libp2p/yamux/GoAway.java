package org.spoke.libp2p.yamux;

/** Why one side ends a connection; the order is that of the codes on the wire. */
enum GoAway {
  NORMAL,
  PROTOCOL_ERROR,
  INTERNAL_ERROR
}
