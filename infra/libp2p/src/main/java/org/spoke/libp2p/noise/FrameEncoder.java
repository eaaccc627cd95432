package org.spoke.libp2p.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.io.Duplex;

/**
 * Packs what is written into as few frames and as few writes as possible. Used by one thread at a
 * time.
 */
final class FrameEncoder {
  private final Duplex below;
  private final CipherState cipher;
  private final ElasticBuffer sealed = new ElasticBuffer();

  FrameEncoder(Duplex below, CipherState cipher) {
    this.below = below;
    this.cipher = cipher;
  }

  void write(ByteBuffer... parts) throws IOException {
    PartsReader plain = new PartsReader(parts);
    while (plain.remaining() > 0) {
      int batch = (int) Math.min(plain.remaining(), Frame.MAX_BATCH_PLAIN_BYTES);
      int length = sealBatch(plain, batch);
      below.write(ByteBuffer.wrap(sealed.bytes(), 0, length));
      sealed.noteUse(length);
    }
  }

  private int sealBatch(PartsReader plain, int plainBytes) throws IOException {
    int frames = Math.ceilDiv(plainBytes, Frame.MAX_PLAIN_BYTES);
    sealed.grow(plainBytes + frames * Frame.OVERHEAD_BYTES);
    int at = 0;
    int left = plainBytes;
    while (left > 0) {
      int inFrame = Math.min(left, Frame.MAX_PLAIN_BYTES);
      at = sealFrame(plain, inFrame, at);
      left -= inFrame;
    }
    return at;
  }

  private int sealFrame(PartsReader plain, int plainBytes, int start) throws IOException {
    int at = start + Frame.LENGTH_BYTES;
    plain.copy(sealed.bytes(), at, plainBytes);
    int length = cipher.seal(sealed.bytes(), at, plainBytes);
    Frame.putLength(sealed.bytes(), start, length);
    return at + length;
  }
}
