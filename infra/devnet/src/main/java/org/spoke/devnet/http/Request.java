package org.spoke.devnet.http;

import java.util.Map;

/** A request that found its route. */
final class Request {
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final byte[] body;

  /**
   * @param path the variable parts of the path, by name
   * @param query the query's parameters, decoded
   */
  Request(Map<String, String> path, Map<String, String> query, byte[] body) {
    this.path = path;
    this.query = query;
    this.body = body;
  }

  byte[] body() {
    return body;
  }

  /** A parameter of the query, or the fallback without it. */
  String parameter(String name, String fallback) {
    return query.getOrDefault(name, fallback);
  }

  String path(String name) {
    return path.get(name);
  }

  /** A positive number of the query, or what Blockfrost takes without it. */
  int number(String name, int fallback, int max) {
    String written = query.get(name);
    if (written == null) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(written);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrongNumber(name, max);
    }
    throw wrongNumber(name, max);
  }

  private static HttpProblem wrongNumber(String name, int max) {
    return HttpProblem.badRequest("querystring/" + name + " must be an integer of 1 to " + max);
  }
}
