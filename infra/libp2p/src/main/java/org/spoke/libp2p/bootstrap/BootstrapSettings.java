package org.spoke.libp2p.bootstrap;

import java.time.Duration;

/**
 * How many peers are kept, and how often they are tried.
 *
 * @param wanted connected at once, if so many are given
 * @param firstPause after a round that reached too few
 * @param longestPause each pause is twice the one before, up to this
 * @param checkEvery when enough are connected
 */
public record BootstrapSettings(
    int wanted, Duration firstPause, Duration longestPause, Duration checkEvery) {
  /** One may go away while another one restarts. */
  private static final int WANTED = 3;

  /** A network that has just come up needs a moment. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** A laptop that wakes up is in touch again before anybody wonders. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** Losses are told at once; this is for what was missed. */
  private static final Duration CHECK_EVERY = Duration.ofMinutes(1);

  public BootstrapSettings {
    if (wanted < 1 || !firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("At least one peer is wanted, and pauses grow");
    }
  }

  public static BootstrapSettings usual() {
    return new BootstrapSettings(WANTED, FIRST_PAUSE, LONGEST_PAUSE, CHECK_EVERY);
  }
}
