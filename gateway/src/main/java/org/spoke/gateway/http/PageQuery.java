package org.spoke.gateway.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.spoke.base.problem.CommonProblem;
import org.spoke.proto.common.v1.PageRequest;

/** Which page of a list is wanted. */
@Introspected
public record PageQuery(
    @Nullable
        @QueryValue
        @Parameter(
            description = "Most items on the page.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
        Integer limit,
    @Nullable
        @QueryValue
        @Parameter(
            description = "The page before's nextCursor.",
            schema = @Schema(type = "string", maxLength = 2048))
        String cursor) {

  /** Items on a page where the request names no limit. */
  public static final int DEFAULT_LIMIT = 50;

  /** Most items on a page: of 4 KiB each they stay below 1 MiB. */
  public static final int MAX_LIMIT = 200;

  /** Characters of a cursor: positions of four services with their gaps. */
  public static final int MAX_CURSOR = 2048;

  public PageQuery {
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      throw CommonProblem.invalid("limit", limit + " is not between 1 and " + MAX_LIMIT + ".");
    }
    if (cursor != null && (cursor.isEmpty() || cursor.length() > MAX_CURSOR)) {
      throw CommonProblem.invalid("cursor", "it is not a cursor that a page answered.");
    }
  }

  /** The limit, or the default. */
  public int size() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** As services are asked. */
  public PageRequest toRequest() {
    return PageRequest.newBuilder()
        .setSize(size())
        .setCursor(Optional.ofNullable(cursor).orElse(""))
        .build();
  }
}
