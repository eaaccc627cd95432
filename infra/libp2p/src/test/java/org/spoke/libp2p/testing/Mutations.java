package org.spoke.libp2p.testing;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Valid bytes with small faults in them, as a decoder meets them from a broken or malicious peer.
 */
public final class Mutations {
  private Mutations() {}

  /**
   * So many faulty copies: bits flipped, bytes set, cut off, repeated or added.
   *
   * @param seed gives the same copies again
   */
  public static Stream<byte[]> of(byte[] valid, int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> mutate(valid, random)).limit(count);
  }

  private static byte[] mutate(byte[] valid, Random random) {
    byte[] bytes = valid;
    int faults = 1 + random.nextInt(3);
    for (int i = 0; i < faults && bytes.length > 0; i++) {
      bytes = fault(bytes, random);
    }
    return bytes;
  }

  private static byte[] fault(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    byte[] changed = bytes.clone();
    switch (random.nextInt(5)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      case 1 -> changed[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      case 2 -> changed = Arrays.copyOf(bytes, at);
      case 3 -> changed = Arrays.copyOfRange(bytes, at, bytes.length);
      default -> changed = inserted(bytes, at, random);
    }
    return changed;
  }

  private static byte[] inserted(byte[] bytes, int at, Random random) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = (byte) random.nextInt();
    return longer;
  }
}
