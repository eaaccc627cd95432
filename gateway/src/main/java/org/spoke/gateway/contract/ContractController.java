package org.spoke.gateway.contract;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.proto.scheduler.v1.ContractsGrpc.ContractsBlockingStub;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.ListContractsRequest;
import org.spoke.proto.scheduler.v1.ListContractsResponse;

/** Signed contracts. */
@Controller("/api/v1/contracts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "contracts")
final class ContractController {
  private final ContractsBlockingStub contracts;

  ContractController(ContractsBlockingStub contracts) {
    this.contracts = contracts;
  }

  @Get
  @Operation(operationId = "listContracts", summary = "Signed contracts, oldest first")
  Page<Contract> list(@RequestBean PageQuery page) {
    ListContractsResponse answer =
        contracts.list(ListContractsRequest.newBuilder().setPage(page.toRequest()).build());
    return Page.of(answer.getContractsList(), Contract::of, answer.getPage());
  }

  @Get("/{id}")
  @Operation(operationId = "getContract", summary = "One contract")
  Contract get(String id) {
    return Contract.of(contracts.get(GetContractRequest.newBuilder().setId(id).build()));
  }
}
