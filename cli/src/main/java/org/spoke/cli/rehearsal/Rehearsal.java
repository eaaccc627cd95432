package org.spoke.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.spoke.cli.Spoke;
import org.spoke.cli.verb.Surroundings;

/**
 * Runs the usual verbs once against a stand-in that answers little, so that the JVM can record
 * which classes a start needs. ./spoke calls it after each build; nobody reads what it prints.
 */
public final class Rehearsal {
  private static final String DEVICE =
      """
      {"id":"dev_x","name":"x","status":"AVAILABLE","reserved":{"cores":1,"memoryMib":1,"diskMib":1},
       "free":{"cores":1,"memoryMib":1,"diskMib":1},"price":{"lovelacePerHour":1},"version":1}""";
  private static final String PAGE = "{\"items\":[" + DEVICE + "]}";
  private static final String HEALTH =
      "{\"status\":\"SERVING\",\"services\":[{\"service\":\"vm\",\"status\":\"SERVING\"}]}";
  private static final String PROBLEM = "{\"title\":\"x\",\"detail\":\"y\",\"remedy\":\"z\"}";

  private final String url;
  private final Path token;

  private Rehearsal(String url, Path token) {
    this.url = url;
    this.token = token;
  }

  public static void main(String[] arguments) throws IOException {
    Path token = Files.createTempFile("spoke-rehearsal", ".token");
    HttpServer box =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    box.createContext("/api/v1/health", exchange -> answer(exchange, 200, HEALTH));
    box.createContext("/api/v1/devices", exchange -> answer(exchange, 200, PAGE));
    box.createContext("/api/v1/jobs", exchange -> answer(exchange, 200, PAGE));
    box.createContext("/", exchange -> answer(exchange, 404, PROBLEM));
    box.start();
    try {
      String url = "http://127.0.0.1:" + box.getAddress().getPort();
      new Rehearsal(url, token).run();
    } finally {
      box.stop(0);
      Files.delete(token);
    }
  }

  private void run() {
    Map<String, String> environment =
        Map.of("SPOKE_URL", url, "SPOKE_TOKEN_FILE", token.toString());
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Surroundings quiet =
        new Surroundings(
            environment,
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            () -> "x",
            time -> {});
    Spoke spoke = new Spoke(quiet);
    spoke.run("--help");
    spoke.run("info");
    spoke.run("job", "list");
    spoke.run("job", "list", "-o", "json");
    spoke.run("job", "stop", "job_x");
    spoke.run("device", "set", "--price", "1");
    spoke.run("escrow", "show", "esc_x");
    spoke.run("no-such-verb");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
