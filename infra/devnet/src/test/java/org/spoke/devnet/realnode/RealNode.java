package org.spoke.devnet.realnode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.spoke.devnet.transaction.Address;

/** A dingo node in its development mode: a new chain of its own, one block a second. */
public final class RealNode implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path genesis;
  private final int port;

  private RealNode(Process process, Path genesis, int port) {
    this.process = process;
    this.genesis = genesis;
    this.port = port;
  }

  public static RealNode start(Path program, Path genesis, Path folder) throws IOException {
    Path config = freshGenesis(genesis, Files.createDirectory(folder.resolve("genesis")));
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--run-mode", "dev");
    builder.environment().putAll(environment(folder, config, port));
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("node.log").toFile())
            .start();
    RealNode node = new RealNode(process, genesis, port);
    Awaitility.await()
        .atMost(START_PATIENCE)
        .ignoreExceptions()
        .failFast("the node ended", () -> !process.isAlive())
        .until(node::forges);
    return node;
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/api/v0/";
  }

  /** Pays out of the first money, and returns when the payment is in a block. */
  public void fund(String address, long lovelace) throws Exception {
    new BlockfrostNetwork(url(), FaucetKeys.ofRealNode(genesis))
        .fund(List.of(Address.parse(address)), lovelace);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** The second block shows that the node goes on after its first. */
  private boolean forges() throws Exception {
    HttpResponse<String> latest =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url() + "blocks/latest")).build(),
                BodyHandlers.ofString());
    return latest.statusCode() == 200 && JSON.readTree(latest.body()).get("height").asLong() >= 2;
  }

  /** The genesis files with the chain's start set to now. */
  private static Path freshGenesis(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(to.resolve(file.getFileName()), startingNow(Files.readString(file)));
      }
    }
    return to.resolve("config.json");
  }

  private static String startingNow(String json) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return json.replaceFirst("\"startTime\": *\\d+", "\"startTime\": " + now.getEpochSecond())
        .replaceFirst("\"systemStart\": *\"[^\"]*\"", "\"systemStart\": \"" + now + "\"");
  }

  private static Map<String, String> environment(Path folder, Path config, int port)
      throws IOException {
    return Map.ofEntries(
        Map.entry("CARDANO_NETWORK", "devnet"),
        Map.entry("CARDANO_CONFIG", config.toString()),
        Map.entry("CARDANO_DATABASE_PATH", folder.resolve("db").toString()),
        Map.entry("CARDANO_DEV_MODE", "true"),
        Map.entry("CARDANO_BIND_ADDR", "127.0.0.1"),
        Map.entry("CARDANO_PRIVATE_BIND_ADDR", "127.0.0.1"),
        Map.entry("CARDANO_SOCKET_PATH", folder.resolve("node.socket").toString()),
        Map.entry("CARDANO_PORT", "" + freePort()),
        Map.entry("CARDANO_PRIVATE_PORT", "" + freePort()),
        Map.entry("CARDANO_METRICS_PORT", "" + freePort()),
        Map.entry("DINGO_HEALTH_PORT", "" + freePort()),
        Map.entry("DINGO_PLUGINS_API_BLOCKFROST_CONFIG_PORT", "" + port),
        Map.entry("DINGO_PLUGINS_API_UTXORPC_CONFIG_PORT", "" + freePort()),
        Map.entry("DINGO_PLUGINS_API_MESH_CONFIG_PORT", "" + freePort()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
