package org.spoke.standalone.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The box's REST interface, as far as the demo and the tests need it. */
public final class BoxClient {
  /** The box answers within its own deadline of 10 s, or says so; a loaded machine takes longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is not ready yet is asked for again: 5 minutes, as an image's packages are downloaded. */
  private static final int NOT_YET_TRIES = 150;

  private static final Duration NOT_YET_PAUSE = Duration.ofSeconds(2);

  /** Too much at once, or a view that is behind. */
  private static final int BUSY = 429;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Path tokenFile;

  BoxClient(int port, Path tokenFile) {
    this.port = port;
    this.tokenFile = tokenFile;
  }

  /** An answer that was not 2xx. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient JsonNode problem;

    Refused(String call, int status, JsonNode problem) {
      super(
          call + " answered " + status + ": " + problem.path("detail").asText(problem.toString()));
      this.status = status;
      this.problem = problem;
    }

    public int status() {
      return status;
    }

    public JsonNode problem() {
      return problem;
    }

    private boolean isOnlyNotYet() {
      return status == BUSY || problem.path("type").asText().endsWith("/image-building");
    }
  }

  public boolean isHealthy() {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri("/health")).timeout(Duration.ofSeconds(5)).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public JsonNode get(String path) {
    return send("GET", path, Optional.empty(), Map.of());
  }

  /** A POST under a key, so that asking again after a broken connection is asking once. */
  public JsonNode post(String path, String idempotencyKey, Object body) {
    return send("POST", path, Optional.of(body), Map.of("Idempotency-Key", idempotencyKey));
  }

  public JsonNode post(String path, Object body) {
    return send("POST", path, Optional.of(body), Map.of());
  }

  public JsonNode delete(String path) {
    return send("DELETE", path, Optional.empty(), Map.of());
  }

  /** Opens a shell or runs a command in a VM's guest. */
  public GuestCommand run(String vm, String command) {
    return GuestCommand.run(http, uri("/vms/" + vm + "/shell"), token(), command);
  }

  public URI uri(String path) {
    return URI.create(root() + "/api/v1" + path);
  }

  /** Where the gateway is, for example {@code http://127.0.0.1:9999}. */
  public String root() {
    return "http://127.0.0.1:" + port;
  }

  public String token() {
    try {
      return Files.readString(tokenFile).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(
      String method, String path, Optional<Object> body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, body.map(BoxClient::json).orElse(BodyPublishers.noBody()));
    headers.forEach(request::header);
    return untilReady(request.build());
  }

  private JsonNode untilReady(HttpRequest request) {
    for (int tries = 1; ; tries++) {
      try {
        return send(request);
      } catch (Refused refused) {
        if (!refused.isOnlyNotYet() || tries == NOT_YET_TRIES) {
          throw refused;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(NOT_YET_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private JsonNode send(HttpRequest request) {
    String call = request.method() + " " + request.uri().getPath();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      JsonNode content =
          answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
      if (answer.statusCode() / 100 != 2) {
        throw new Refused(call, answer.statusCode(), content);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(call + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
