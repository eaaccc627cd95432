package org.spoke.gateway.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.spoke.base.problem.CommonProblem;

/**
 * Takes the SHA-256 of method, path and body of a request that carries an idempotency key, so that
 * services can tell a repeat from another request.
 */
@ServerFilter(
    patterns = "/api/v1/**",
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
final class BodyHash implements Ordered {
  static final String ATTRIBUTE = "spoke.body-hash";

  /** After the token was checked, before the call's invocation is made. */
  private static final int ORDER = -60;

  /** Seconds for 64 KiB to arrive: slower than any modem. */
  private static final int BODY_SECONDS = 10;

  @Override
  public int getOrder() {
    return ORDER;
  }

  /**
   * Waits for the whole body, off the event loop: a filter that answers a future is not waited for.
   * Only where something changes: a WebSocket's handshake has to stay on the event loop, or the
   * first frames come before it is done.
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void hash(HttpRequest<?> request) {
    if (request.getHeaders().contains(CallScope.IDEMPOTENCY_KEY)
        && request instanceof ServerHttpRequest<?> server) {
      try (CloseableByteBody copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
          CloseableAvailableByteBody body = await(copy)) {
        request.setAttribute(ATTRIBUTE, sha256(request, body.toByteArray()));
      }
    }
  }

  private static CloseableAvailableByteBody await(CloseableByteBody copy) {
    try {
      return copy.buffer().get(BODY_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : CommonProblem.invalid("body", "it broke off.");
    } catch (TimeoutException e) {
      throw CommonProblem.invalid("body", "it did not arrive whole within " + BODY_SECONDS + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommonProblem.invalid("body", "it did not arrive before the gateway stopped.");
    }
  }

  private static String sha256(HttpRequest<?> request, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String line = request.getMethodName() + " " + request.getUri() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
