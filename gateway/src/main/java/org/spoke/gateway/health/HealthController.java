package org.spoke.gateway.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.health.Health.ServingStatus;

/** Whether the box serves; for everyone. */
@Controller("/api/v1/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "health")
final class HealthController {
  private final HealthChecks checks;

  HealthController(HealthChecks checks) {
    this.checks = checks;
  }

  @Get
  @SecurityRequirements
  @Operation(operationId = "getHealth", summary = "State of the box and of each service")
  @ApiResponse(responseCode = "200", description = "All services serve.")
  @ApiResponse(
      responseCode = "503",
      description = "A service does not serve; the body names it.",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
  HttpResponse<Health> health() {
    Health health = checks.check();
    return health.status() == ServingStatus.SERVING
        ? HttpResponse.ok(health)
        : HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE).body(health);
  }
}
