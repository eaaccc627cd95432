package org.spoke.gateway.services;

import java.util.Locale;

/** A service behind the gateway. The order is that in which joined answers list them. */
public enum Service {
  REGISTRY,
  SCHEDULER,
  VM,
  PAYMENT;

  /** The name as it stands in settings, events and answers, for example {@code registry}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
