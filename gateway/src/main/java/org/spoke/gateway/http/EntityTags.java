package org.spoke.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.util.OptionalLong;
import org.spoke.base.problem.CommonProblem;

/** Versions as entity tags (RFC 9110, 8.8.3): version 7 is {@code "7"}. */
public final class EntityTags {
  /** Digits of the longest version, a long. */
  private static final int MAX_DIGITS = 19;

  private EntityTags() {}

  /** The thing with its version as ETag. */
  public static <T> HttpResponse<T> ok(T body, long version) {
    return HttpResponse.ok(body).header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  /** What was just made, with where it is and its version as ETag. */
  public static <T> HttpResponse<T> created(T body, String path, long version) {
    return HttpResponse.<T>created(body)
        .header(HttpHeaders.LOCATION, path)
        .header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  /** The version in If-Match; any version for {@code *} and where the header is absent. */
  static OptionalLong expectedVersion(String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return OptionalLong.empty();
    }
    String digits = ifMatch.length() > 2 ? ifMatch.substring(1, ifMatch.length() - 1) : "";
    if (!ifMatch.equals("\"" + digits + "\"") || digits.length() > MAX_DIGITS) {
      throw malformed(ifMatch);
    }
    try {
      return OptionalLong.of(Long.parseUnsignedLong(digits));
    } catch (NumberFormatException notOurs) {
      throw malformed(ifMatch);
    }
  }

  private static RuntimeException malformed(String ifMatch) {
    return CommonProblem.invalid(
        "If-Match", ifMatch + " is not an ETag that this box gave, such as \"7\".");
  }
}
