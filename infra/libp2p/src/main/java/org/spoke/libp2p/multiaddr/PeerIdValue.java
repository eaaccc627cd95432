package org.spoke.libp2p.multiaddr;

import org.spoke.libp2p.peer.PeerId;

/** A peer's id. */
record PeerIdValue() implements Value {
  @Override
  public int size() {
    return VARIABLE;
  }

  @Override
  public byte[] toBytes(String text) {
    return PeerId.parse(text).bytes();
  }

  @Override
  public String toText(byte[] bytes) {
    return PeerId.ofBytes(bytes).toString();
  }
}
