package org.spoke.libp2p.noise;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes bytes as they come and gives the plain text of the frames in them, without any I/O. Used by
 * one thread at a time.
 *
 * <pre>
 *   | spent | plain text of one frame, still to be given | spent tag | sealed frames | room |
 *           plainAt                               plainEnd           sealedAt    sealedEnd
 * </pre>
 */
final class FrameDecoder {
  private final CipherState cipher;
  private final ElasticBuffer buffer = new ElasticBuffer();
  private int plainAt;
  private int plainEnd;
  private int sealedAt;
  private int sealedEnd;

  FrameDecoder(CipherState cipher) {
    this.cipher = cipher;
  }

  /** Where to put bytes that come. To be asked for when {@link #give} gave nothing. */
  ByteBuffer room() {
    int held = sealedEnd - sealedAt;
    if (sealedEnd == buffer.capacity() || frameBytes() > buffer.capacity()) {
      buffer.grow(Frame.BATCH_BYTES);
    }
    byte[] bytes = buffer.bytes();
    System.arraycopy(bytes, sealedAt, bytes, 0, held);
    sealedAt = 0;
    sealedEnd = held;
    plainAt = 0;
    plainEnd = 0;
    return ByteBuffer.wrap(bytes, held, bytes.length - held);
  }

  /** Says that so many bytes were put into the room. */
  void came(int count) {
    sealedEnd += count;
  }

  /**
   * Gives as much plain text as there is and has place.
   *
   * @return how many bytes; 0 when no whole frame has come
   * @throws IOException when a frame was changed on its way
   */
  int give(ByteBuffer into) throws IOException {
    int before = into.position();
    copyPlain(into);
    while (into.hasRemaining() && hasFrame()) {
      int plainBytes = frameBytes() - Frame.OVERHEAD_BYTES;
      if (into.hasArray() && into.remaining() >= plainBytes) {
        into.position(
            into.position() + openInto(into.array(), into.arrayOffset() + into.position()));
      } else {
        int at = sealedAt + Frame.LENGTH_BYTES;
        plainEnd = at + openInto(buffer.bytes(), at);
        plainAt = at;
        copyPlain(into);
      }
    }
    noteQuiet();
    return into.position() - before;
  }

  /** Whether a part of a frame has come, and its rest has not. */
  boolean isWithinFrame() {
    return sealedEnd > sealedAt;
  }

  private void copyPlain(ByteBuffer into) {
    int count = Math.min(plainEnd - plainAt, into.remaining());
    into.put(buffer.bytes(), plainAt, count);
    plainAt += count;
  }

  private int openInto(byte[] into, int at) throws IOException {
    int length = frameBytes() - Frame.LENGTH_BYTES;
    int plainBytes = cipher.open(buffer.bytes(), sealedAt + Frame.LENGTH_BYTES, length, into, at);
    sealedAt += Frame.LENGTH_BYTES + length;
    return plainBytes;
  }

  private boolean hasFrame() {
    int held = sealedEnd - sealedAt;
    return held >= Frame.LENGTH_BYTES && held >= frameBytes();
  }

  /** The next frame's length with its length field, or what is known of it: the length field. */
  private int frameBytes() {
    return sealedEnd - sealedAt < Frame.LENGTH_BYTES
        ? Frame.LENGTH_BYTES
        : Frame.LENGTH_BYTES + Frame.lengthAt(buffer.bytes(), sealedAt);
  }

  private void noteQuiet() {
    if (sealedAt > 0 && sealedAt == sealedEnd && plainAt == plainEnd) {
      buffer.noteUse(sealedEnd);
      sealedAt = 0;
      sealedEnd = 0;
      plainAt = 0;
      plainEnd = 0;
    }
  }
}
