package org.spoke.payment.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Views;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.escrow.view.EscrowRows;
import org.spoke.payment.escrow.view.TransactionRows;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.ListEscrowsRequest;
import org.spoke.proto.payment.v1.ListEscrowsResponse;

/** Escrows with their transactions, read only: what changes them comes from the scheduler. */
@Singleton
final class EscrowsEndpoint extends EscrowsGrpc.EscrowsImplBase {

  private final Views views;
  private final EscrowRows escrows;
  private final TransactionRows transactions;

  EscrowsEndpoint(Views views, EscrowRows escrows, TransactionRows transactions) {
    this.views = views;
    this.escrows = escrows;
    this.transactions = transactions;
  }

  @Override
  public void get(GetEscrowRequest request, StreamObserver<Escrow> caller) {
    String id = request.getId();
    EscrowRow row = views.find("escrow", id, () -> escrows.findById(id));
    Answers.one(caller, encoded(row));
  }

  @Override
  public void list(ListEscrowsRequest request, StreamObserver<ListEscrowsResponse> caller) {
    views.await();
    Page page = Page.of(request.getPage());
    List<EscrowRow> read =
        escrows.page(page.after().createdAt(), page.after().id(), page.rowsToRead());
    ListEscrowsResponse.Builder answer = ListEscrowsResponse.newBuilder();
    page.rows(read).forEach(row -> answer.addEscrows(encoded(row)));
    Answers.one(caller, answer.setPage(page.info(read, EscrowRow::place)).build());
  }

  private Escrow encoded(EscrowRow row) {
    return Encoding.escrow(row, transactions.findByEscrowOrderByNumber(row.id()));
  }
}
