package org.spoke.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.function.Function;
import org.spoke.proto.common.v1.PageInfo;

/**
 * One page of a list.
 *
 * @param nextCursor where the list goes on; absent on the last page
 */
@Introspected
public record Page<T>(@JsonProperty(required = true) List<T> items, @Nullable String nextCursor) {

  /** The page that a service answered. */
  public static <M, T> Page<T> of(List<M> messages, Function<M, T> mapping, PageInfo info) {
    return new Page<>(messages.stream().map(mapping).toList(), Protobuf.text(info.getNextCursor()));
  }
}
