package org.spoke.gateway.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;

/** How many requests a second the token's holder may send, and each address without the token. */
@Singleton
final class RequestRates {
  /**
   * Requests a second from one address without the token: health probes, and guessing is hopeless.
   */
  private static final int STRANGER_PER_SECOND = 20;

  private static final int STRANGER_BURST = 100;

  /** Addresses remembered: some 100 KiB; beyond it all strangers share one bucket. */
  private static final int MAX_ADDRESSES = 1024;

  /** Seconds after which a refused caller finds a permit again. */
  private static final int RETRY_AFTER_SECONDS = 1;

  private final InstantSource clock;
  private final TokenBucket operator;
  private final TokenBucket crowd;
  private final Map<String, TokenBucket> strangers = new HashMap<>();

  /**
   * @param perSecond requests a second with the token; the default is above what two cores can
   *     serve, so it stops runaway scripts and nobody else
   */
  RequestRates(
      InstantSource clock,
      @Value("${spoke.gateway.requests-per-second}") int perSecond,
      @Value("${spoke.gateway.burst}") int burst) {
    this.clock = clock;
    this.operator = new TokenBucket(clock, perSecond, burst);
    this.crowd = stranger();
  }

  /** Counts a request with the token. Throws too-many-requests. */
  void operator() {
    take(operator);
  }

  /** Counts a request without it. Throws too-many-requests. */
  void stranger(String address) {
    take(bucketOf(address));
  }

  private static void take(TokenBucket bucket) {
    if (!bucket.tryTake()) {
      throw Problem.of(
              GatewayProblem.TOO_MANY_REQUESTS,
              "More requests came than the rate allows; try again in "
                  + RETRY_AFTER_SECONDS
                  + " s.")
          .with("retryAfterSeconds", RETRY_AFTER_SECONDS);
    }
  }

  private synchronized TokenBucket bucketOf(String address) {
    TokenBucket known = strangers.get(address);
    if (known != null) {
      return known;
    }
    if (strangers.size() >= MAX_ADDRESSES) {
      strangers.values().removeIf(TokenBucket::isFull);
    }
    if (strangers.size() >= MAX_ADDRESSES) {
      return crowd;
    }
    return strangers.computeIfAbsent(address, unknown -> stranger());
  }

  private TokenBucket stranger() {
    return new TokenBucket(clock, STRANGER_PER_SECOND, STRANGER_BURST);
  }
}
