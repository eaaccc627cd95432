package org.spoke.payment.chain.blockfrost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.spoke.payment.chain.ChainFailure;

/**
 * Requests and answers: bounded in time, size and attempts, and told apart by what a failure means.
 */
final class BlockfrostHttp implements AutoCloseable {

  private static final int MAX_ATTEMPTS =
      3; // a blip is outlasted here, an outage by the caller's own retries
  private static final long MAX_ANSWER_BYTES =
      4L << 20; // a full page of outputs with datums is below 1 MiB
  private static final int MAX_REASON_CHARACTERS =
      2_000; // a node's reason repeats the transaction; the start says why
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int MEMPOOL_FULL = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final BlockfrostSettings settings;
  private final Optional<String> projectId;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  BlockfrostHttp(BlockfrostSettings settings) {
    this.settings = settings;
    this.projectId = settings.projectId().map(BlockfrostHttp::secret);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.answerWithin())
            .build();
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new ChainFailure.Unknown(
          "The file with the project id cannot be read: " + file, failure);
    }
  }

  /** Empty when the server knows nothing of it. */
  Optional<JsonNode> get(String path) {
    HttpResponse<String> answer = answered(request(path).GET().build());
    return switch (answer.statusCode()) {
      case OK -> Optional.of(parsed(path, answer.body()));
      case NOT_FOUND -> Optional.empty();
      default -> throw unexpected(path, answer);
    };
  }

  /** What must be there on every chain. */
  JsonNode getPresent(String path) {
    return get(path)
        .orElseThrow(() -> new ChainFailure.Unknown("The chain's server has no /" + path, null));
  }

  JsonNode postCbor(String path, byte[] cbor) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/cbor")
            .POST(BodyPublishers.ofByteArray(cbor))
            .build();
    HttpResponse<String> answer = answered(request);
    return switch (answer.statusCode()) {
      case OK -> parsed(path, answer.body());
      case BAD_REQUEST -> throw new ChainFailure.Rejected(reason(answer.body()));
      default -> throw unexpected(path, answer);
    };
  }

  private HttpRequest.Builder request(String path) {
    String base = settings.base().toString();
    var request =
        HttpRequest.newBuilder(URI.create(base.endsWith("/") ? base + path : base + "/" + path))
            .timeout(settings.answerWithin());
    projectId.ifPresent(secret -> request.header("project_id", secret));
    return request;
  }

  private HttpResponse<String> answered(HttpRequest request) {
    Duration pause = settings.pauseBeforeRetry();
    for (int attempt = 1; ; attempt++) {
      try {
        return refusingOverload(request);
      } catch (ChainFailure.Unreachable failure) {
        if (attempt == MAX_ATTEMPTS) {
          throw failure;
        }
      }
      pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private HttpResponse<String> refusingOverload(HttpRequest request) {
    HttpResponse<String> answer = sent(request);
    int status = answer.statusCode();
    if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == MEMPOOL_FULL) {
      throw new ChainFailure.Unreachable(
          request.uri().getPath()
              + " is overloaded or broken: status "
              + status
              + ", "
              + reason(answer.body()),
          null);
    }
    return answer;
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(
          request,
          BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES));
    } catch (IOException failure) {
      String server = request.uri().getScheme() + "://" + request.uri().getAuthority();
      throw new ChainFailure.Unreachable("No answer from " + server + ": " + failure, failure);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static ChainFailure interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new ChainFailure.Unknown("Stopped while waiting for the chain", stopped);
  }

  private JsonNode parsed(String path, String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new ChainFailure.Unknown(
          "/" + path + " answered with something that is not JSON", notJson);
    }
  }

  private ChainFailure unexpected(String path, HttpResponse<String> answer) {
    return new ChainFailure.Unknown(
        "/" + path + " answered with status " + answer.statusCode() + ": " + reason(answer.body()),
        null);
  }

  /** The server's own words where it gives some, else what it sent. */
  private String reason(String body) {
    String text = body;
    try {
      text = json.readTree(body).path("message").asText(body);
    } catch (JsonProcessingException notJson) {
      // the body itself is the reason
    }
    return text.length() <= MAX_REASON_CHARACTERS ? text : text.substring(0, MAX_REASON_CHARACTERS);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
