package org.spoke.devnet.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the handler of a method and a path. A part of a route in braces matches any one part. */
final class Router {
  private record Route(String method, List<String> parts, Handler handler) {
    Optional<Map<String, String>> match(List<String> path) {
      if (path.size() != parts.size()) {
        return Optional.empty();
      }
      Map<String, String> variables = new HashMap<>();
      for (int index = 0; index < parts.size(); index++) {
        String part = parts.get(index);
        if (part.startsWith("{")) {
          variables.put(part.substring(1, part.length() - 1), path.get(index));
        } else if (!part.equals(path.get(index))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }

  /** A route that matched, with the variable parts of the path. */
  record Match(Handler handler, Map<String, String> path) {}

  private final List<Route> routes = new ArrayList<>();

  Router get(String path, Handler handler) {
    routes.add(new Route("GET", split(path), handler));
    return this;
  }

  Router post(String path, Handler handler) {
    routes.add(new Route("POST", split(path), handler));
    return this;
  }

  /** The first route that fits; a path known for another method only is 405, any other 404. */
  Match find(String method, String path) {
    List<String> parts = split(path);
    String other = null;
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(parts);
      if (variables.isPresent() && route.method().equals(method)) {
        return new Match(route.handler(), variables.get());
      }
      other = variables.isPresent() ? route.method() : other;
    }
    throw other == null ? HttpProblem.notFound() : HttpProblem.methodNotAllowed(other);
  }

  private static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
