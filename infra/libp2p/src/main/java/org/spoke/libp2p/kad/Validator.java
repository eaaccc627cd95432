package org.spoke.libp2p.kad;

import java.util.List;

/**
 * Says which values may stand under the keys of one namespace, and which is the best of several
 * (kad-dht spec, "Entry validation"). Has no state, and is called by several threads.
 */
public interface Validator {
  /**
   * Checks a value that another peer shows.
   *
   * @throws IllegalArgumentException when it may not stand under this key, or no longer; says why
   */
  void validate(byte[] key, byte[] value);

  /**
   * Chooses the best of valid values, the same one in whichever order they stand.
   *
   * @return its index
   */
  int select(byte[] key, List<byte[]> values);
}
