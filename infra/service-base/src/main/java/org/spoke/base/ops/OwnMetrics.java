package org.spoke.base.ops;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;

/** The metrics of this service as Prometheus text. */
@Singleton
public final class OwnMetrics {
  private final PrometheusMeterRegistry prometheus;

  /**
   * @param registries all that meters are bound to; asking for the Prometheus one alone binds none
   */
  OwnMetrics(CompositeMeterRegistry registries) {
    this.prometheus =
        registries.getRegistries().stream()
            .filter(PrometheusMeterRegistry.class::isInstance)
            .map(PrometheusMeterRegistry.class::cast)
            .findFirst()
            .orElseThrow();
  }

  /** Prometheus text exposition format 0.0.4. */
  public String text() {
    return prometheus.scrape();
  }
}
