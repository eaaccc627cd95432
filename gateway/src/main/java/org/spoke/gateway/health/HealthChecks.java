package org.spoke.gateway.health;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.spoke.gateway.health.Health.ServiceHealth;
import org.spoke.gateway.health.Health.ServingStatus;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;

/** Asks all services at once whether they serve. */
@Singleton
final class HealthChecks {
  /** Seconds that a service has for its answer: a probe that waits longer is no probe. */
  private static final int TIMEOUT_SECONDS = 2;

  private final Services services;

  HealthChecks(Services services) {
    this.services = services;
  }

  Health check() {
    Map<Service, ListenableFuture<HealthCheckResponse>> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(
          service,
          HealthGrpc.newFutureStub(services.channel(service))
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .check(HealthCheckRequest.getDefaultInstance()));
    }
    List<ServiceHealth> found =
        asked.entrySet().stream().map(one -> answer(one.getKey(), one.getValue())).toList();
    boolean all = found.stream().allMatch(one -> one.status() == ServingStatus.SERVING);
    return new Health(all ? ServingStatus.SERVING : ServingStatus.NOT_SERVING, found);
  }

  private static ServiceHealth answer(
      Service service, ListenableFuture<HealthCheckResponse> future) {
    try {
      HealthCheckResponse.ServingStatus said = future.get().getStatus();
      return said == HealthCheckResponse.ServingStatus.SERVING
          ? new ServiceHealth(service.label(), ServingStatus.SERVING, null)
          : new ServiceHealth(service.label(), ServingStatus.NOT_SERVING, "It says " + said + ".");
    } catch (ExecutionException failure) {
      return new ServiceHealth(
          service.label(),
          ServingStatus.NOT_SERVING,
          "It does not answer: " + Status.fromThrowable(failure).getCode() + ".");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new ServiceHealth(
          service.label(), ServingStatus.NOT_SERVING, "The check was stopped.");
    }
  }
}
