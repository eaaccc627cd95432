package org.spoke.scheduler.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Views;
import org.spoke.proto.scheduler.v1.Contract;
import org.spoke.proto.scheduler.v1.ContractsGrpc;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.ListContractsRequest;
import org.spoke.proto.scheduler.v1.ListContractsResponse;
import org.spoke.scheduler.job.view.ContractRow;
import org.spoke.scheduler.job.view.ContractRows;

/** Signed contracts. */
@Singleton
final class ContractsEndpoint extends ContractsGrpc.ContractsImplBase {
  private final Views views;
  private final ContractRows rows;

  ContractsEndpoint(Views views, ContractRows rows) {
    this.views = views;
    this.rows = rows;
  }

  @Override
  public void get(GetContractRequest request, StreamObserver<Contract> caller) {
    String id = request.getId();
    ContractRow row = views.find("contract", id, () -> rows.findById(id));
    Answers.one(caller, Encoding.contract(row));
  }

  @Override
  public void list(ListContractsRequest request, StreamObserver<ListContractsResponse> caller) {
    Page page = Page.of(request.getPage());
    views.await();
    List<ContractRow> read =
        rows.page(page.after().createdAt(), page.after().id(), page.rowsToRead());
    ListContractsResponse.Builder response = ListContractsResponse.newBuilder();
    page.rows(read).forEach(row -> response.addContracts(Encoding.contract(row)));
    Answers.one(caller, response.setPage(page.info(read, ContractRow::place)).build());
  }
}
