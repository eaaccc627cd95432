package org.spoke.libp2p;

/** Who began. */
public enum Direction {
  INBOUND,
  OUTBOUND
}
