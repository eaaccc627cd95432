package org.spoke.payment.chain.blockfrost;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the API is and how patient to be.
 *
 * @param base up to and with {@code /api/v0}
 * @param projectId the file, mode 0600, that holds the provider's secret; none for a server of
 *     one's own
 * @param answerWithin for one attempt
 * @param pauseBeforeRetry doubled with each further attempt
 */
public record BlockfrostSettings(
    URI base, Optional<Path> projectId, Duration answerWithin, Duration pauseBeforeRetry) {

  private static final Duration ANSWER_WITHIN =
      Duration.ofSeconds(10); // a hosted provider needs up to some seconds
  private static final Duration PAUSE_BEFORE_RETRY =
      Duration.ofMillis(200); // outlasts a short burst limit

  public BlockfrostSettings {
    if (base.getScheme() == null || base.getHost() == null) {
      throw new IllegalArgumentException("The address of the Blockfrost API is not a URL: " + base);
    }
  }

  public static BlockfrostSettings of(URI base) {
    return new BlockfrostSettings(base, Optional.empty(), ANSWER_WITHIN, PAUSE_BEFORE_RETRY);
  }

  public static BlockfrostSettings of(URI base, Path projectId) {
    return new BlockfrostSettings(base, Optional.of(projectId), ANSWER_WITHIN, PAUSE_BEFORE_RETRY);
  }
}
