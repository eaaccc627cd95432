package org.spoke.standalone.drive;

import java.util.Map;

/**
 * Bodies of requests for a trade that any machine can hold: its provider offers one core, its
 * tenant wants that core for an hour.
 */
public final class SmallTrade {
  public static final String IMAGE = "debian-minimal";

  /** What the provider asks, and the most that the tenant pays. */
  public static final long LOVELACE_PER_HOUR = 20_000_000;

  private static final long JOB_SECONDS = 3_600;

  private SmallTrade() {}

  /** Of {@code POST /devices}: what the provider gives, and the address where it is paid. */
  public static Map<String, Object> device(String name, String walletAddress) {
    return Map.of(
        "name",
        name,
        "reserve",
        Map.of("cores", 1, "memoryMib", 1024, "diskMib", 2048),
        "price",
        Map.of("lovelacePerHour", LOVELACE_PER_HOUR, "ntxUnitsPerHour", 0),
        "walletAddress",
        walletAddress);
  }

  /** Of {@code POST /jobs}: what the tenant wants, and the wallet that pays for it. */
  public static Map<String, Object> job(String walletId) {
    return Map.of("spec", spec(walletId));
  }

  private static Map<String, Object> spec(String walletId) {
    return Map.of(
        "image", IMAGE,
        "resources", Map.of("cores", 1, "memoryMib", 256, "diskMib", 512),
        "maxLovelacePerHour", LOVELACE_PER_HOUR,
        "durationSeconds", JOB_SECONDS,
        "restartPolicy", "NEVER",
        "walletId", walletId);
  }
}
