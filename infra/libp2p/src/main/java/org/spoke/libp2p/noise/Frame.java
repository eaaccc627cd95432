package org.spoke.libp2p.noise;

/**
 * The figures of a frame: its length in two bytes, big-endian, then a Noise message (noise spec,
 * "Wire Format").
 */
final class Frame {
  static final int LENGTH_BYTES = 2;
  static final int MAX_MESSAGE_BYTES = 65_535;
  static final int MAX_PLAIN_BYTES = MAX_MESSAGE_BYTES - CipherState.TAG_BYTES;
  static final int OVERHEAD_BYTES = LENGTH_BYTES + CipherState.TAG_BYTES;

  /**
   * So many full frames are read or written at once, to spare calls of the channel below: each
   * wakes another thread, which costs as much as the encryption of some KiB.
   */
  static final int BATCH_FRAMES = 4;

  static final int BATCH_BYTES = BATCH_FRAMES * (LENGTH_BYTES + MAX_MESSAGE_BYTES);
  static final int MAX_BATCH_PLAIN_BYTES = BATCH_FRAMES * MAX_PLAIN_BYTES;

  private Frame() {}

  static int lengthAt(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
  }

  static void putLength(byte[] bytes, int at, int length) {
    bytes[at] = (byte) (length >>> Byte.SIZE);
    bytes[at + 1] = (byte) length;
  }
}
