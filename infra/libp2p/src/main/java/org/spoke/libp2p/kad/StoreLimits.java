package org.spoke.libp2p.kad;

/**
 * How much a server keeps for others. What is farthest from its own key gives way first, since
 * others are nearer to it.
 *
 * @param values how many values
 * @param valueBytes how many bytes all values and their keys have
 * @param contentKeys for how many keys providers are kept
 * @param providersPerKey beyond them, who announced itself the longest ago gives way
 * @param keysPerProvider beyond them, a provider's further keys are refused
 */
public record StoreLimits(
    int values, long valueBytes, int contentKeys, int providersPerKey, int keysPerProvider) {
  /** 32 MiB of values; some 50 MiB of providers in the worst case, 5 MiB with usual ones. */
  public static final StoreLimits USUAL =
      new StoreLimits(4_096, 32L * 1024 * 1024, 4_096, 50, 1_024);

  public StoreLimits {
    if (values < 1
        || valueBytes < ValueRecord.MAX_VALUE_BYTES + ValueRecord.MAX_KEY_BYTES
        || contentKeys < 1
        || providersPerKey < 1
        || keysPerProvider < 1) {
      throw new IllegalArgumentException("A store holds at least one of the largest entries");
    }
  }
}
