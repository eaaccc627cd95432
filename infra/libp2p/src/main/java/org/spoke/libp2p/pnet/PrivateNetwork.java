package org.spoke.libp2p.pnet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.spoke.libp2p.io.Duplex;

/**
 * Encrypts raw connections with a key that only members have. It authenticates nothing: whoever has
 * another key, or none, gets noise, and the handshake above fails.
 */
public final class PrivateNetwork {
  private final NetworkKey key;
  private final SecureRandom random;

  public PrivateNetwork(NetworkKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /**
   * The channel as members see it. Sends this side's nonce at once: there are peers that say
   * nothing before they have it.
   *
   * @throws IOException when the channel was cut
   */
  public Duplex protect(Duplex raw) throws IOException {
    byte[] nonce = new byte[PrivateChannel.NONCE_BYTES];
    random.nextBytes(nonce);
    raw.write(ByteBuffer.wrap(nonce));
    return new PrivateChannel(raw, key, nonce);
  }
}
