package org.spoke.gateway.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the SHA-256 of method, path and body of a request that carries an idempotency key, so that
 * services can tell a repeat from another request.
 */
@ServerFilter("/api/v1/**")
final class BodyHash implements Ordered {
  static final String ATTRIBUTE = "spoke.body-hash";

  /** After the token was checked, before the call's invocation is made. */
  private static final int ORDER = -60;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  CompletableFuture<Void> hash(HttpRequest<?> request) {
    if (!request.getHeaders().contains(CallScope.IDEMPOTENCY_KEY)
        || !(request instanceof ServerHttpRequest<?> server)) {
      return CompletableFuture.completedFuture(null);
    }
    CloseableByteBody copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
    return copy.buffer()
        .thenAccept(
            body -> {
              try (body) {
                request.setAttribute(ATTRIBUTE, sha256(request, body.toByteArray()));
              }
            })
        .whenComplete((done, failure) -> copy.close());
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
