package org.spoke.eventlog.schema;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/**
 * Names of the service's schemas: {@code payment} holds the log, {@code payment_view} what is
 * derived from it.
 */
@Singleton
public final class Schemas {
  private final String service;

  public Schemas(@Value("${spoke.service}") String service) {
    if (!service.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException(
          "spoke.service must be a plain lower-case name, at most 40 long: " + service);
    }
    this.service = service;
  }

  public String service() {
    return service;
  }

  public String log() {
    return service;
  }

  public String view() {
    return service + "_view";
  }

  /** Where a read model is rebuilt beside the live one. */
  public String rebuild() {
    return service + "_view_rebuild";
  }

  /** Tables without a schema's name are looked for here: view tables first. */
  public String searchPath() {
    return view() + "," + log();
  }
}
