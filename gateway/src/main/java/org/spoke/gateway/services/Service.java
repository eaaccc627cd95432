package org.spoke.gateway.services;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spoke.base.problem.CommonProblem;

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

  /** The service of this name in a request; throws invalid-field for another. */
  public static Service named(String label) {
    return Arrays.stream(values())
        .filter(service -> service.label().equals(label))
        .findFirst()
        .orElseThrow(() -> CommonProblem.invalid("service", "it is none of " + labels() + "."));
  }

  private static String labels() {
    return Arrays.stream(values()).map(Service::label).collect(Collectors.joining(", "));
  }
}
