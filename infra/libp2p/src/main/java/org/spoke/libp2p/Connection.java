package org.spoke.libp2p;

import java.io.IOException;
import java.util.List;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** An authenticated, encrypted and multiplexed connection to one peer. */
public interface Connection extends AutoCloseable {
  /** Whose key the handshake has proven. */
  PeerId peer();

  PublicKey key();

  Direction direction();

  Multiaddr localAddress();

  Multiaddr remoteAddress();

  /** Whether a relay between both cuts it after a time or a number of bytes (circuit relay v2). */
  boolean isLimited();

  /**
   * Opens a stream and agrees on a protocol.
   *
   * @param protocols in the order of preference
   * @throws UnsupportedProtocolException when the peer speaks none of them
   * @throws ResourceLimitException when this host or connection may open no more streams
   * @throws IOException when the connection is cut or the peer does not answer in time
   */
  Stream newStream(List<ProtocolId> protocols) throws IOException;

  boolean isOpen();

  /** Ends the connection and all its streams. Doing it again does nothing. */
  @Override
  void close();
}
