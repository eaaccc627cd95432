package org.spoke.gateway.http;

import io.grpc.Context;
import io.grpc.Deadline;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Invocation;
import org.spoke.gateway.services.CallDeadline;

/**
 * Sets what travels beside every call of a request: who asks, its ids, its idempotency key, the
 * version it has seen, its deadline.
 */
@ServerFilter("/api/v1/**")
public final class CallScope implements Ordered {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String REQUEST_TIMEOUT = "Request-Timeout";

  /** Seconds: what a person waits for. */
  private static final int DEFAULT_TIMEOUT_SECONDS = 10;

  /** Seconds: long enough to build an image, short enough that nothing hangs for ever. */
  private static final int MAX_TIMEOUT_SECONDS = 60;

  /** Whoever holds the token is the box's operator. */
  private static final String ACTOR = "operator";

  /** Printable ASCII, so that it can travel in a header; 128 hold a UUID and a prefix. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");
  private static final String CONTEXT = "spoke.context";
  private static final int ORDER = -40;

  private final Ids ids;

  CallScope(Ids ids) {
    this.ids = ids;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void open(HttpRequest<?> request, MutablePropagatedContext propagated) {
    Context context = invocation(request).inContext();
    request.setAttribute(CONTEXT, context);
    propagated.add(
        new RequestScope(
            CallDeadline.in(
                context, Deadline.after(timeoutSeconds(request.getHeaders()), TimeUnit.SECONDS))));
  }

  /** The scope of a request for calls that outlive it: all but its deadline. */
  public static Context context(HttpRequest<?> request) {
    return request.getAttribute(CONTEXT, Context.class).orElse(Context.ROOT);
  }

  private Invocation invocation(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return new Invocation(
        ACTOR,
        ids.next("cmd"),
        request.getAttribute(RequestIds.CORRELATION_ID, String.class).orElse(""),
        request.getAttribute(RequestIds.TRACE_ID, String.class).orElse(""),
        key(headers),
        request.getAttribute(BodyHash.ATTRIBUTE, String.class),
        EntityTags.expectedVersion(headers.get(HttpHeaders.IF_MATCH)));
  }

  private static Optional<String> key(HttpHeaders headers) {
    Optional<String> key = Optional.ofNullable(headers.get(IDEMPOTENCY_KEY));
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw CommonProblem.invalid(
          IDEMPOTENCY_KEY, "it does not have 1 to 128 printable characters without spaces.");
    }
    return key;
  }

  private static int timeoutSeconds(HttpHeaders headers) {
    String text = headers.get(REQUEST_TIMEOUT);
    if (text == null) {
      return DEFAULT_TIMEOUT_SECONDS;
    }
    int seconds = SECONDS.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (seconds < 1 || seconds > MAX_TIMEOUT_SECONDS) {
      throw CommonProblem.invalid(
          REQUEST_TIMEOUT,
          text + " is not a whole number of seconds from 1 to " + MAX_TIMEOUT_SECONDS + ".");
    }
    return seconds;
  }
}
