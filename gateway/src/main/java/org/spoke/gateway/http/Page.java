package org.spoke.gateway.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.spoke.proto.common.v1.PageInfo;

/** One page of a list. A class with getters, since the OpenAPI generator loses a record's T. */
@Introspected
public final class Page<T> {
  private final List<T> items;
  private final String nextCursor;

  /**
   * @param nextCursor where the list goes on; null on the last page
   */
  public Page(List<T> items, @Nullable String nextCursor) {
    this.items = List.copyOf(items);
    this.nextCursor = nextCursor;
  }

  /** The page that a service answered. */
  public static <M, T> Page<T> of(List<M> messages, Function<M, T> mapping, PageInfo info) {
    return new Page<>(messages.stream().map(mapping).toList(), Protobuf.text(info.getNextCursor()));
  }

  @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
  public List<T> getItems() {
    return items;
  }

  /** Where the list goes on; absent on the last page. */
  @Nullable
  public String getNextCursor() {
    return nextCursor;
  }
}
