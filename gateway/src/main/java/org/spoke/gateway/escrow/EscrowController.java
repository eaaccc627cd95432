package org.spoke.gateway.escrow;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.EntityTags;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.proto.payment.v1.EscrowsGrpc.EscrowsBlockingStub;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.ListEscrowsRequest;
import org.spoke.proto.payment.v1.ListEscrowsResponse;

/** The money of contracts. */
@Controller("/api/v1/escrows")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "escrows")
final class EscrowController {
  private final EscrowsBlockingStub escrows;

  EscrowController(EscrowsBlockingStub escrows) {
    this.escrows = escrows;
  }

  @Get
  @Operation(operationId = "listEscrows", summary = "Escrows, oldest first")
  Page<Escrow> list(@RequestBean PageQuery page) {
    ListEscrowsResponse answer =
        escrows.list(ListEscrowsRequest.newBuilder().setPage(page.toRequest()).build());
    return Page.of(answer.getEscrowsList(), EscrowMapping::escrow, answer.getPage());
  }

  @Get("/{id}")
  @Operation(operationId = "getEscrow", summary = "One escrow with its transactions")
  HttpResponse<Escrow> get(String id) {
    Escrow escrow =
        EscrowMapping.escrow(escrows.get(GetEscrowRequest.newBuilder().setId(id).build()));
    return EntityTags.ok(escrow, escrow.version());
  }
}
