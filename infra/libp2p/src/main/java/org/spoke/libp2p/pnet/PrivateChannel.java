package org.spoke.libp2p.pnet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.spoke.libp2p.io.Duplex;

/** Each direction is a nonce, then all bytes mixed with the XSalsa20 stream of key and nonce. */
final class PrivateChannel implements Duplex {
  static final int NONCE_BYTES = 24;

  /** In bytes: what is encrypted at a time. The cipher, not the copying, is what costs. */
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Duplex below;
  private final NetworkKey key;
  private final XSalsa20Engine sending;
  private XSalsa20Engine receiving;

  /**
   * @param ownNonce which the other side was sent already
   */
  PrivateChannel(Duplex below, NetworkKey key, byte[] ownNonce) {
    this.below = below;
    this.key = key;
    this.sending = stream(key, ownNonce);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (receiving == null) {
      byte[] theirNonce = new byte[NONCE_BYTES];
      below.readFully(ByteBuffer.wrap(theirNonce));
      receiving = stream(key, theirNonce);
    }
    int start = into.position();
    int count = below.read(into);
    if (count > 0) {
      mix(into.duplicate().position(start).limit(start + count));
    }
    return count;
  }

  /** In place. */
  private void mix(ByteBuffer received) {
    if (received.hasArray()) {
      int from = received.arrayOffset() + received.position();
      receiving.processBytes(received.array(), from, received.remaining(), received.array(), from);
    } else {
      byte[] copy = new byte[received.remaining()];
      received.get(received.position(), copy);
      receiving.processBytes(copy, 0, copy.length, copy, 0);
      received.put(copy);
    }
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    for (ByteBuffer chunk = nextChunk(parts); chunk.hasRemaining(); chunk = nextChunk(parts)) {
      below.write(chunk);
    }
  }

  private ByteBuffer nextChunk(ByteBuffer... parts) {
    long left = 0;
    for (ByteBuffer part : parts) {
      left += part.remaining();
    }
    byte[] chunk = new byte[(int) Math.min(left, CHUNK_BYTES)];
    ByteBuffer gathered = ByteBuffer.wrap(chunk);
    for (ByteBuffer part : parts) {
      int count = Math.min(part.remaining(), gathered.remaining());
      gathered.put(part.slice(part.position(), count));
      part.position(part.position() + count);
    }
    sending.processBytes(chunk, 0, chunk.length, chunk, 0);
    return gathered.flip();
  }

  private static XSalsa20Engine stream(NetworkKey key, byte[] nonce) {
    XSalsa20Engine engine = new XSalsa20Engine();
    engine.init(true, new ParametersWithIV(new KeyParameter(key.secret()), nonce));
    return engine;
  }

  @Override
  public void closeWrite() throws IOException {
    below.closeWrite();
  }

  @Override
  public void close() {
    below.close();
  }
}
