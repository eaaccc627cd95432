package org.spoke.gateway.metrics;

import com.google.common.util.concurrent.ListenableFuture;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.spoke.base.ops.OwnMetrics;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.proto.ops.v1.OpsGrpc;
import org.spoke.proto.ops.v1.ScrapeRequest;
import org.spoke.proto.ops.v1.ScrapeResponse;

/** Metrics of the gateway and of every service that answers; {@code spoke_up} says which do. */
@Controller("/api/v1/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "metrics")
final class MetricsController {
  /** Seconds that a service has for its answer: a scraper gives up after 10. */
  private static final int TIMEOUT_SECONDS = 2;

  private final OwnMetrics own;
  private final Services services;

  MetricsController(OwnMetrics own, Services services) {
    this.own = own;
    this.services = services;
  }

  @Get
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  @Operation(operationId = "getMetrics", summary = "Prometheus text of all services")
  String metrics() {
    Map<Service, ListenableFuture<ScrapeResponse>> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(
          service,
          OpsGrpc.newFutureStub(services.channel(service))
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .scrape(ScrapeRequest.getDefaultInstance()));
    }
    Exposition all = new Exposition();
    all.add("gateway", own.text());
    asked.forEach((service, answer) -> add(all, service, answer));
    return all.text();
  }

  private static void add(
      Exposition all, Service service, ListenableFuture<ScrapeResponse> answer) {
    try {
      all.add(service.label(), answer.get().getText());
      all.add(service.label(), up(1));
    } catch (ExecutionException down) {
      all.add(service.label(), up(0));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String up(int value) {
    return "# HELP spoke_up Whether the service answers.\n# TYPE spoke_up gauge\nspoke_up " + value;
  }
}
