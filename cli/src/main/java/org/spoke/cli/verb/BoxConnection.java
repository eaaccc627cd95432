package org.spoke.cli.verb;

import java.net.URI;
import java.nio.file.Path;
import org.spoke.cli.rest.BoxAddress;
import org.spoke.cli.rest.RestClient;
import picocli.CommandLine.Option;

/** The options that say which box is meant. */
public final class BoxConnection {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The box's address. Else SPOKE_URL, else http://127.0.0.1:9999.")
  private URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File that holds the box's token. Else SPOKE_TOKEN_FILE, else gateway/token in SPOKE_DATA.")
  private Path tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long the box may work on one request, 1 to 60. Default: ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  /** The box that the options or the environment name. */
  public BoxAddress address(Surroundings surroundings) {
    return BoxAddress.of(url, tokenFile, surroundings.environment());
  }

  /** A client of it; the caller closes it. */
  public RestClient rest(Surroundings surroundings) {
    return RestClient.to(
        address(surroundings),
        timeoutSeconds,
        surroundings.idempotencyKeys(),
        surroundings.pause(),
        surroundings.err()::println);
  }
}
