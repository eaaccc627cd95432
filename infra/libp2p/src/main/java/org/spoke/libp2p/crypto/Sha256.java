package org.spoke.libp2p.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of peer ids, signatures and record keys (FIPS 180-4). */
public final class Sha256 {
  private Sha256() {}

  /** The 32 bytes of the hash. */
  public static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
