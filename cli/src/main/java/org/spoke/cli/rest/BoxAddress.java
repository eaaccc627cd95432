package org.spoke.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

/**
 * Where a box listens and which file proves that the caller may use it.
 *
 * @param base for example http://127.0.0.1:9999
 */
public record BoxAddress(URI base, Path tokenFile) {
  private static final String DEFAULT_URL = "http://127.0.0.1:9999";
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}"); // fits a header
  private static final String DEFAULT_DATA = ".spoke/data";

  public BoxAddress {
    if (base.getHost() == null
        || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
      throw Failure.of(
          ExitCode.USAGE,
          "The box's address " + base + " cannot be used.",
          "It has the form http://127.0.0.1:9999.");
    }
  }

  /**
   * @param url the option, or null
   * @param tokenFile the option, or null
   */
  public static BoxAddress of(URI url, Path tokenFile, Map<String, String> environment) {
    return new BoxAddress(
        url != null ? url : parse(environment.getOrDefault("SPOKE_URL", DEFAULT_URL)),
        tokenFile != null ? tokenFile : tokenFile(environment));
  }

  private static URI parse(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw Failure.of(ExitCode.USAGE, "SPOKE_URL is not an address: " + e.getMessage() + ".");
    }
  }

  private static Path tokenFile(Map<String, String> environment) {
    String named = environment.get("SPOKE_TOKEN_FILE");
    return named != null
        ? Path.of(named)
        : Path.of(environment.getOrDefault("SPOKE_DATA", DEFAULT_DATA), "gateway", "token");
  }

  /** Whether it is spoken to without TLS. */
  boolean isPlain() {
    return "http".equals(base.getScheme());
  }

  /** The address of a path below /api/v1, with the query that it carries. */
  public URI of(String path) {
    String address = base.toString();
    String root = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return URI.create(root + "/api/v1" + path);
  }

  /** The same for a WebSocket. */
  public URI webSocket(String path) {
    return URI.create(of(path).toString().replaceFirst("^http", "ws"));
  }

  /** The secret itself; it goes into a header and nowhere else. */
  public String token() {
    try {
      String token = Files.readString(tokenFile).strip();
      if (TOKEN.matcher(token).matches()) {
        return token;
      }
      throw noToken("holds no token");
    } catch (IOException e) {
      throw noToken("cannot be read");
    }
  }

  private Failure noToken(String why) {
    return Failure.of(
        ExitCode.NOT_AUTHORISED,
        "The token file " + tokenFile + " " + why + ".",
        "Start a box with ./spoke up, or name its token with --token-file or SPOKE_TOKEN_FILE.");
  }
}
