package org.spoke.devnet.http;

import java.util.List;

/** The part of a list that a request asks for: count, page and order of its query. */
record Page(int count, int number, boolean newestFirst) {
  private static final int MAX_COUNT = 100;
  private static final int MAX_NUMBER = 21_474_836;

  static Page of(Request request) {
    String order = request.parameter("order", "asc");
    if (!order.equals("asc") && !order.equals("desc")) {
      throw HttpProblem.badRequest("querystring/order must be asc or desc");
    }
    return new Page(
        request.number("count", MAX_COUNT, MAX_COUNT),
        request.number("page", 1, MAX_NUMBER),
        order.equals("desc"));
  }

  /** That part of a list that stands oldest first. */
  <T> List<T> cut(List<T> oldestFirst) {
    List<T> ordered = newestFirst ? oldestFirst.reversed() : oldestFirst;
    return ordered.stream().skip((long) count * (number - 1)).limit(count).toList();
  }
}
