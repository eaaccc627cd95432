package org.spoke.devnet.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** An HTTP/1.1 server with bounded bodies, headers and requests at once. */
public final class HttpApi implements AutoCloseable {
  /** Four times the largest transaction: enough for every request that makes sense. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  /** Requests at once; at 64 KiB each they hold at most 4 MiB. */
  private static final int MAX_REQUESTS = 64;

  private static final int BACKLOG_CONNECTIONS = 128;

  /** Options of the JDK's server, which it reads once a JVM; those already set are kept. */
  private static final Map<String, String> SERVER_OPTIONS =
      Map.of(
          "sun.net.httpserver.nodelay", "true",
          "sun.net.httpserver.maxReqHeaders", "50",
          "sun.net.httpserver.maxReqHeaderSize", "16384",
          "sun.net.httpserver.maxReqTime", "10");

  private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());

  private final Router router;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MAX_REQUESTS);

  private HttpApi(Router router, HttpServer server) {
    this.router = router;
    this.server = server;
  }

  /** Listens at the address; port 0 takes a free one. */
  static HttpApi start(InetSocketAddress address, Router router) throws IOException {
    SERVER_OPTIONS.forEach(
        (name, value) -> System.setProperty(name, System.getProperty(name, value)));
    HttpServer server = HttpServer.create(address, BACKLOG_CONNECTIONS);
    HttpApi api = new HttpApi(router, server);
    server.setExecutor(api.threads);
    server.createContext("/", api::serve);
    server.start();
    return api;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops at once: a request under way is cut off, as by a node that goes away. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown(); // never interrupts: that would close the journal under a writer
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!places.tryAcquire()) {
        answer(exchange, HttpProblem.busy());
        return;
      }
      try {
        respond(exchange, 200, handle(exchange));
      } catch (HttpProblem problem) {
        answer(exchange, problem);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a request failed", e);
        answer(exchange, HttpProblem.internal());
      } finally {
        places.release();
      }
    }
  }

  private Object handle(HttpExchange exchange) throws IOException {
    Router.Match match =
        router.find(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    return match.handler().handle(new Request(match.path(), query, body(exchange)));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream stream = exchange.getRequestBody()) {
      byte[] body = stream.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw HttpProblem.bodyTooLarge(MAX_BODY_BYTES);
      }
      return body;
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, HttpProblem problem) throws IOException {
    respond(exchange, problem.status(), problem.body());
  }

  private static void respond(HttpExchange exchange, int status, Object value) throws IOException {
    byte[] json = Json.write(value);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    try (OutputStream stream = exchange.getResponseBody()) {
      stream.write(json);
    }
  }
}
