package org.spoke.cli.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for a box: answers each request with what was recorded, and remembers the requests.
 */
public final class RecordedBox implements AutoCloseable {
  /** The token that it takes. */
  public static final String TOKEN = "secret-token";

  private static final String PROBLEM_TYPE = "application/problem+json";
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final Map<String, Queue<Recorded>> answers = new HashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What a client sent. */
  public record Request(
      String line, String body, String idempotencyKey, String ifMatch, String lastEventId) {}

  private record Recorded(int status, String contentType, String body, boolean broken) {}

  public RecordedBox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/v1", this::serve);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answer to the request, for example {@code GET /devices}; the last one stays. */
  public RecordedBox answers(String methodAndPath, int status, String recording) {
    String type = recording.endsWith(".txt") ? "text/plain" : "application/json";
    return answersText(methodAndPath, status, type, recorded(recording));
  }

  public RecordedBox answersText(String methodAndPath, int status, String type, String body) {
    return add(methodAndPath, new Recorded(status, type, body, false));
  }

  /** The next such request needs an image that is still being built. */
  public RecordedBox isBuildingAnImage(String methodAndPath) {
    return answersText(
        methodAndPath, UNAVAILABLE, PROBLEM_TYPE, recorded("problem-image-building"));
  }

  /** The next such request's connection breaks after the box has read it. */
  public RecordedBox breaks(String methodAndPath) {
    return add(methodAndPath, new Recorded(0, "", "", true));
  }

  private RecordedBox add(String methodAndPath, Recorded answer) {
    answers.computeIfAbsent(methodAndPath, key -> new ArrayDeque<>()).add(answer);
    return this;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The text of a recording. */
  public static String recorded(String name) {
    String file = name.contains(".") ? name : name + ".json";
    try (InputStream in = RecordedBox.class.getResourceAsStream("/recorded/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = path(exchange.getRequestURI());
      String line = exchange.getRequestMethod() + " " + path;
      requests.add(
          new Request(
              line,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              exchange.getRequestHeaders().getFirst("If-Match"),
              exchange.getRequestHeaders().getFirst("Last-Event-ID")));
      Recorded answer = next(line.replaceFirst("\\?.*", ""));
      if (!answer.broken()) {
        write(exchange, path.equals("/health") || authorised(exchange) ? answer : unauthorised());
      }
    }
  }

  private static String path(URI uri) {
    String query = uri.getRawQuery();
    String path = uri.getRawPath().substring("/api/v1".length());
    return query == null ? path : path + "?" + query;
  }

  private Recorded next(String methodAndPath) {
    Queue<Recorded> queue = answers.get(methodAndPath);
    if (queue == null) {
      return new Recorded(404, "text/plain", "nothing recorded for " + methodAndPath, false);
    }
    return queue.size() > 1 ? queue.remove() : queue.element();
  }

  private static boolean authorised(HttpExchange exchange) {
    return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static Recorded unauthorised() {
    return new Recorded(401, PROBLEM_TYPE, recorded("problem-token"), false);
  }

  private static void write(HttpExchange exchange, Recorded answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.contentType());
    exchange.getResponseHeaders().add("ETag", "\"3\"");
    if (answer.status() == UNAVAILABLE && answer.contentType().equals(PROBLEM_TYPE)) {
      exchange.getResponseHeaders().add("Retry-After", "2");
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
