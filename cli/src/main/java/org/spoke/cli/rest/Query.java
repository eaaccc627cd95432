package org.spoke.cli.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path with its query, every value encoded; absent values are left out. */
public final class Query {
  private final StringBuilder text;
  private char separator = '?';

  private Query(String path) {
    this.text = new StringBuilder(path);
  }

  public static Query of(String path) {
    return new Query(path);
  }

  /** A path with one more segment, which may hold any character. */
  public static String segment(String path, String segment) {
    return path + "/" + encoded(segment);
  }

  public Query with(String name, Object value) {
    if (value != null) {
      text.append(separator).append(name).append('=').append(encoded(value.toString()));
      separator = '&';
    }
    return this;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
