package org.spoke.gateway.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.spoke.gateway.http.Page;
import org.spoke.proto.payment.v1.AuditGrpc.AuditBlockingStub;
import org.spoke.proto.payment.v1.AuditMoneyRequest;

/** Proving what happened: the money, and the read models. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
final class AuditController {
  private final AuditBlockingStub audit;
  private final ReplaysOfAll replays;

  AuditController(AuditBlockingStub audit, ReplaysOfAll replays) {
    this.audit = audit;
    this.replays = replays;
  }

  @Get("/money")
  @Operation(operationId = "auditMoney", summary = "Who was paid what, recomputed from the events")
  Money money(
      @Nullable @QueryValue @Parameter(description = "Only this contract.") String contract) {
    return Money.of(
        audit.money(
            AuditMoneyRequest.newBuilder()
                .setContractId(Optional.ofNullable(contract).orElse(""))
                .build()));
  }

  @Get("/replays")
  @Operation(
      operationId = "listReplays",
      summary = "The last replays, each service's by itself, newest first")
  Page<Replay> list() {
    return new Page<>(replays.list(), null);
  }

  @Post("/replays")
  @Status(HttpStatus.CREATED)
  @Operation(operationId = "startReplay", summary = "Rebuild the read models of all services")
  HttpResponse<Replay> start(@Body StartReplay body) {
    Replay replay = replays.start(body.mode());
    return HttpResponse.<Replay>created(replay)
        .header("Location", "/api/v1/audit/replays/" + replay.id());
  }

  @Get("/replays/{id}")
  @Operation(operationId = "getReplay", summary = "Progress or outcome of a replay")
  Replay get(String id) {
    return replays.get(ReplayId.decode(id));
  }

  @Delete("/replays/{id}")
  @Operation(operationId = "cancelReplay", summary = "Stop a replay and drop what it built")
  Replay cancel(String id) {
    return replays.cancel(ReplayId.decode(id));
  }
}
