package org.spoke.gateway.health;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Whether the box serves.
 *
 * @param status SERVING when every service does
 */
@Introspected
public record Health(ServingStatus status, List<ServiceHealth> services) {

  /** Whether something does its work. */
  public enum ServingStatus {
    SERVING,
    NOT_SERVING
  }

  /**
   * Whether one service serves.
   *
   * @param detail why it does not
   */
  @Introspected
  public record ServiceHealth(String service, ServingStatus status, @Nullable String detail) {}
}
