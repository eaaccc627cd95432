package org.spoke.cli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

/**
 * One box over REST. A read is sent again only when the box says that it is busy; a change is sent
 * again after a broken connection, with the same key.
 */
public final class RestClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT =
      Duration.ofSeconds(5); // a live box accepts at once
  private static final Duration NETWORK_SLACK =
      Duration.ofSeconds(5); // the box answers its deadline itself
  private static final int CHANGE_TRIES = 3; // a restart of the gateway breaks at most one or two

  private static final int TOO_MANY_REQUESTS =
      429; // also while a read model has not caught up with what was just done
  private static final int UNAVAILABLE = 503; // with Retry-After: an image is being built
  private static final Duration PREPARING_PAUSE = Duration.ofSeconds(2); // a step takes seconds
  private static final int PREPARING_TRIES = 300; // 10 minutes: packages over a slow line
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final int BUSY_READS = 6; // waits double: 3.1 s in all, as a cold box may need

  private final BoxAddress address;
  private final int timeoutSeconds;
  private final Supplier<String> idempotencyKeys;
  private final Pause pause;
  private final Consumer<String> notices;
  private final HttpClient client;

  private RestClient(
      BoxAddress address,
      int timeoutSeconds,
      Supplier<String> idempotencyKeys,
      Pause pause,
      Consumer<String> notices) {
    this.address = address;
    this.timeoutSeconds = timeoutSeconds;
    this.idempotencyKeys = idempotencyKeys;
    this.pause = pause;
    this.notices = notices;
    this.client = client(address);
  }

  /** A box on plain HTTP shows no certificate; reading the machine's would slow down each start. */
  private static HttpClient client(BoxAddress address) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    return address.isPlain() ? client.sslContext(trustingNobody()).build() : client.build();
  }

  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has TLS", e);
    }
  }

  /**
   * @param timeoutSeconds how long the box may work on one request
   * @param idempotencyKeys a new key for each change
   * @param pause between two tries
   * @param notices hears why the box lets us wait
   */
  public static RestClient to(
      BoxAddress address,
      int timeoutSeconds,
      Supplier<String> idempotencyKeys,
      Pause pause,
      Consumer<String> notices) {
    if (timeoutSeconds < 1 || timeoutSeconds > 60) {
      throw Failure.of(ExitCode.USAGE, "--timeout is 1 to 60 seconds, not " + timeoutSeconds + ".");
    }
    return new RestClient(address, timeoutSeconds, idempotencyKeys, pause, notices);
  }

  public Answer get(String path) {
    HttpRequest request = authorised(path).GET().build();
    return read(onceReady(() -> untilNotBusy(request)));
  }

  /**
   * The one read that needs no token; its answer is also read when the box says that it is not
   * well.
   */
  public Answer getHealth() {
    HttpResponse<String> response = once(request("/health").GET().build());
    return response.statusCode() == UNAVAILABLE ? answer(response) : read(response);
  }

  /** Text that may go on for long; the caller closes it. */
  public InputStream stream(String path, String accept) {
    return stream(authorisedWithoutDeadline(path).header("Accept", accept));
  }

  /** Server-sent events that follow the one named. */
  public InputStream streamAfter(String path, String lastEventId) {
    return stream(
        authorisedWithoutDeadline(path)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId));
  }

  public Answer send(Change change) {
    HttpRequest.Builder request =
        authorised(change.path()).header("Idempotency-Key", idempotencyKeys.get());
    change.ifMatch().ifPresent(etag -> request.header("If-Match", etag));
    change.body().ifPresent(body -> request.header("Content-Type", "application/json"));
    HttpRequest.BodyPublisher publisher =
        change
            .body()
            .map(body -> BodyPublishers.ofString(body.toString()))
            .orElseGet(BodyPublishers::noBody);
    HttpRequest whole = request.method(change.method(), publisher).build();
    return read(onceReady(() -> repeated(whole)));
  }

  /** Asks again for as long as the box works on what the request needs, and says what that is. */
  private HttpResponse<String> onceReady(Supplier<HttpResponse<String>> request) {
    HttpResponse<String> response = request.get();
    String told = "";
    for (int tries = 1; tries < PREPARING_TRIES && isPreparing(response); tries++) {
      String why = Json.read(response.body()).path("detail").asText();
      if (!why.equals(told)) {
        notices.accept(why);
      }
      told = why;
      await(PREPARING_PAUSE);
      response = request.get();
    }
    return response;
  }

  private static boolean isPreparing(HttpResponse<String> response) {
    return response.statusCode() == UNAVAILABLE
        && response.headers().firstValue("Retry-After").isPresent();
  }

  private HttpResponse<String> untilNotBusy(HttpRequest request) {
    HttpResponse<String> response = once(request);
    for (int busy = 1; busy < BUSY_READS && response.statusCode() == TOO_MANY_REQUESTS; busy++) {
      await(FIRST_WAIT.multipliedBy(1L << (busy - 1)));
      response = once(request);
    }
    return response;
  }

  private void await(Duration time) {
    try {
      pause.of(time);
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  private HttpResponse<String> once(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  private HttpResponse<String> repeated(HttpRequest request) {
    IOException broken = null;
    for (int tries = 0; tries < CHANGE_TRIES; tries++) {
      try {
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      } catch (ConnectException | HttpTimeoutException e) {
        throw unreachable(e);
      } catch (IOException e) {
        broken = e;
      } catch (InterruptedException e) {
        throw cancelled();
      }
    }
    throw unreachable(broken);
  }

  private InputStream stream(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          client.send(request.GET().build(), BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return response.body();
      }
      try (InputStream body = response.body()) {
        throw ProblemAnswer.of(
            response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.of(path))
        .timeout(Duration.ofSeconds(timeoutSeconds).plus(NETWORK_SLACK))
        .header("Request-Timeout", Integer.toString(timeoutSeconds));
  }

  private HttpRequest.Builder authorised(String path) {
    return request(path).header("Authorization", "Bearer " + address.token());
  }

  private HttpRequest.Builder authorisedWithoutDeadline(String path) {
    return HttpRequest.newBuilder(address.of(path))
        .header("Authorization", "Bearer " + address.token());
  }

  private static Answer read(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw ProblemAnswer.of(response.statusCode(), response.body());
    }
    return answer(response);
  }

  private static Answer answer(HttpResponse<String> response) {
    String body = response.body();
    return new Answer(
        body,
        body.isEmpty() ? Json.object() : Json.read(body),
        response.headers().firstValue("ETag"));
  }

  private Failure unreachable(IOException cause) {
    String why =
        cause instanceof HttpTimeoutException
            ? "did not answer in time"
            : cause instanceof ConnectException ? "cannot be reached" : "broke the connection";
    return Failure.of(
        ExitCode.UNREACHABLE,
        "The box at " + address.base() + " " + why + ".",
        "Start one with ./spoke up, or name another with --url or SPOKE_URL.");
  }

  private static Failure cancelled() {
    Thread.currentThread().interrupt();
    return Failure.of(ExitCode.CANCELLED, "Cancelled.");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
