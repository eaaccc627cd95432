package org.spoke.gateway.deadletter;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.proto.events.v1.DeadLettersGrpc;
import org.spoke.proto.events.v1.DeadLettersGrpc.DeadLettersBlockingStub;
import org.spoke.proto.events.v1.DiscardDeadLetterRequest;
import org.spoke.proto.events.v1.DiscardDeadLetterResponse;
import org.spoke.proto.events.v1.ListDeadLettersRequest;
import org.spoke.proto.events.v1.RetryDeadLetterRequest;

/** Parked reactions of all services. */
@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "dead letters")
final class DeadLetterController {
  private final Services services;

  DeadLetterController(Services services) {
    this.services = services;
  }

  @Get
  @Operation(operationId = "listDeadLetters", summary = "What is parked, by service, oldest first")
  Page<DeadLetter> list() {
    List<DeadLetter> all = new ArrayList<>();
    for (Service service : Service.values()) {
      letters(service)
          .list(ListDeadLettersRequest.getDefaultInstance())
          .getLettersList()
          .forEach(letter -> all.add(DeadLetter.of(service, letter)));
    }
    return new Page<>(all, null);
  }

  @Post("/{service}/{id}/retry")
  @Operation(operationId = "retryDeadLetter", summary = "Try one again, and those behind it")
  Retried retry(String service, String id) {
    return new Retried(
        letters(Service.named(service))
            .retry(RetryDeadLetterRequest.newBuilder().setId(id).build())
            .getHandled());
  }

  @Delete("/{service}/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(operationId = "discardDeadLetter", summary = "Give one up for good")
  void discard(String service, String id) {
    DiscardDeadLetterResponse unused =
        letters(Service.named(service))
            .discard(DiscardDeadLetterRequest.newBuilder().setId(id).build());
  }

  private DeadLettersBlockingStub letters(Service service) {
    return DeadLettersGrpc.newBlockingStub(services.channel(service));
  }
}
