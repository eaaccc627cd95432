package org.spoke.libp2p;

import java.io.IOException;

/** Answers streams that other peers open. Each call has a virtual thread of its own. */
@FunctionalInterface
public interface StreamHandler {
  /**
   * Serves one stream, which is closed when this returns and reset when it throws.
   *
   * @throws IOException when the other side broke the stream off or its protocol
   */
  void handle(Stream stream) throws IOException;
}
