package org.spoke.registry.benchmark;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** SHA-256 over a fixed buffer, by the JDK. */
final class Sha256Workload implements Workload {
  /** Fits into a second-level cache, so that the core is measured, not the memory. */
  private static final int BUFFER_BYTES = 64 << 10;

  private static final long SEED = 1;

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final MessageDigest digest;

  Sha256Workload() {
    new Random(SEED).nextBytes(buffer);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  @Override
  public long step() {
    digest.update(buffer);
    return buffer.length;
  }
}
