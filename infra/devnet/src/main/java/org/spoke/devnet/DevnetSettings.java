package org.spoke.devnet;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a devnet runs.
 *
 * @param address where it listens; loopback unless told otherwise, since anybody who reaches it may
 *     roll the chain back
 * @param port where it listens; 0 takes a free one
 * @param folder where its chain is kept, made when it is not there
 * @param blockInterval time between two blocks; zero forges on request only
 * @param clock the time of the slots
 */
public record DevnetSettings(
    InetAddress address, int port, Path folder, Duration blockInterval, InstantSource clock) {
  public static final Duration DEFAULT_BLOCK_INTERVAL = Duration.ofSeconds(1);

  /** Shorter ones only burn the disk: every block is written through to it. */
  public static final Duration MIN_BLOCK_INTERVAL = Duration.ofMillis(20);

  public static final Duration MAX_BLOCK_INTERVAL = Duration.ofHours(1);

  private static final int MAX_PORT = 65_535;

  public DevnetSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port " + port + " is not 0 to " + MAX_PORT);
    }
    boolean tooShort = blockInterval.compareTo(MIN_BLOCK_INTERVAL) < 0;
    boolean tooLong = blockInterval.compareTo(MAX_BLOCK_INTERVAL) > 0;
    if (!blockInterval.isZero() && (tooShort || tooLong)) {
      throw new IllegalArgumentException(
          "a block interval of %d ms is not 0 and not %d to %d ms"
              .formatted(
                  blockInterval.toMillis(),
                  MIN_BLOCK_INTERVAL.toMillis(),
                  MAX_BLOCK_INTERVAL.toMillis()));
    }
  }

  /** On loopback with a block a second. */
  public static DevnetSettings of(Path folder, int port) {
    return new DevnetSettings(
        InetAddress.getLoopbackAddress(),
        port,
        folder,
        DEFAULT_BLOCK_INTERVAL,
        InstantSource.system());
  }

  public DevnetSettings withAddress(InetAddress changed) {
    return new DevnetSettings(changed, port, folder, blockInterval, clock);
  }

  public DevnetSettings withBlockInterval(Duration changed) {
    return new DevnetSettings(address, port, folder, changed, clock);
  }

  public DevnetSettings withClock(InstantSource changed) {
    return new DevnetSettings(address, port, folder, blockInterval, changed);
  }
}
