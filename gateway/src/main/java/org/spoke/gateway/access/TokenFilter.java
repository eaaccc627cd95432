package org.spoke.gateway.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;

/**
 * Lets nobody in without the token, but for the box's health and the description of the interface,
 * which are the same for everyone. Browsers cannot set headers on a WebSocket, so there the token
 * may come as the subprotocol {@code bearer.<token>}.
 */
@ServerFilter("/api/v1/**")
final class TokenFilter implements Ordered {
  /** After the request has its ids, before anything is read. */
  static final int ORDER = -80;

  private static final Set<String> OPEN = Set.of("/api/v1/health", "/api/v1/openapi.json");
  private static final String SCHEME = "Bearer ";
  private static final String SUBPROTOCOL = "bearer.";

  private final Token token;
  private final RequestRates rates;

  TokenFilter(Token token, RequestRates rates) {
    this.token = token;
    this.rates = rates;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    String address = request.getRemoteAddress().getAddress().getHostAddress();
    if (OPEN.contains(request.getPath())) {
      rates.stranger(address);
      return;
    }
    Optional<String> offered = offered(request);
    if (offered.isEmpty()) {
      rates.stranger(address);
      throw Problem.of(GatewayProblem.TOKEN_MISSING, request.getPath() + " needs the box's token.");
    }
    if (!token.matches(offered.get())) {
      rates.stranger(address);
      throw Problem.of(GatewayProblem.TOKEN_WRONG, "The token sent is not the box's token.");
    }
    rates.operator();
  }

  private static Optional<String> offered(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
          ? Optional.of(header.substring(SCHEME.length()).strip())
          : Optional.empty();
    }
    return request.getHeaders().getAll(HttpHeaders.SEC_WEBSOCKET_PROTOCOL).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(SUBPROTOCOL))
        .map(protocol -> protocol.substring(SUBPROTOCOL.length()))
        .findFirst();
  }
}
