package org.spoke.gateway.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spoke.base.ids.Ids;
import org.spoke.base.rpc.TraceParent;

/**
 * Gives each request a trace id and a correlation id, taken from its headers where they are
 * well-formed, and answers both.
 */
@ServerFilter("/**")
final class RequestIds implements Ordered {
  static final String TRACE_ID = "spoke.trace-id";
  static final String CORRELATION_ID = "spoke.correlation-id";

  private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int TRACE_BYTES = 16;

  /** First: whatever is answered carries the ids. */
  private static final int ORDER = -100;

  private final Ids ids;
  private final SecureRandom random;

  RequestIds(Ids ids, SecureRandom random) {
    this.ids = ids;
    this.random = random;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void name(HttpRequest<?> request) {
    String trace =
        Optional.ofNullable(request.getHeaders().get("traceparent"))
            .flatMap(TraceParent::traceId)
            .orElseGet(this::newTrace);
    String correlation =
        Optional.ofNullable(request.getHeaders().get("Correlation-Id"))
            .filter(id -> CORRELATION.matcher(id).matches())
            .orElseGet(() -> ids.next("cor"));
    request.setAttribute(TRACE_ID, trace).setAttribute(CORRELATION_ID, correlation);
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(TRACE_ID, String.class)
        .ifPresent(trace -> response.header("Trace-Id", trace));
    request
        .getAttribute(CORRELATION_ID, String.class)
        .ifPresent(correlation -> response.header("Correlation-Id", correlation));
  }

  private String newTrace() {
    byte[] bytes = new byte[TRACE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
