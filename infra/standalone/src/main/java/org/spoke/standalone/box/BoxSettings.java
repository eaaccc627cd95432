package org.spoke.standalone.box;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a box is to run.
 *
 * @param data directory of everything it keeps
 * @param ports port of each service, of {@code postgres} and of {@code devnet}
 * @param split each service as its own process
 * @param chainUrl Blockfrost API of the chain; empty: the box starts its own devnet
 * @param database a Postgres that runs already; empty: the box starts its own
 */
public record BoxSettings(
    Path data,
    Map<String, Integer> ports,
    boolean split,
    Optional<String> chainUrl,
    Optional<DatabaseAddress> database) {

  /** A Postgres that runs already. */
  public record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
      return "DatabaseAddress[" + url + "]";
    }
  }

  /** The ports that are used when nothing else is said. */
  public static final Map<String, Integer> DEFAULT_PORTS =
      Map.of(
          "gateway", 9999,
          "registry", 9101,
          "scheduler", 9102,
          "vm", 9103,
          "payment", 9104,
          "postgres", 9132,
          "devnet", 9190);

  public int port(String part) {
    return ports.get(part);
  }
}
