package org.spoke.registry.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Views;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.ListOffersResponse;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.registry.device.view.DeviceRow;
import org.spoke.registry.device.view.DeviceRows;
import org.spoke.registry.machine.Resources;

/** What can be rented. */
@Singleton
final class OffersEndpoint extends OffersGrpc.OffersImplBase {
  private final Decoding decoding;
  private final Views views;
  private final DeviceRows rows;

  OffersEndpoint(Decoding decoding, Views views, DeviceRows rows) {
    this.decoding = decoding;
    this.views = views;
    this.rows = rows;
  }

  @Override
  public void list(ListOffersRequest request, StreamObserver<ListOffersResponse> caller) {
    Resources atLeast = decoding.atLeast("at_least", request.getAtLeast());
    Page page = Page.of(request.getPage());
    views.await();
    List<DeviceRow> read =
        rows.offers(
            atLeast.cores(),
            atLeast.memoryMib(),
            atLeast.diskMib(),
            page.after().createdAt(),
            page.after().id(),
            page.rowsToRead());
    ListOffersResponse.Builder response = ListOffersResponse.newBuilder();
    page.rows(read).forEach(row -> response.addOffers(Encoding.offer(row.toState())));
    Answers.one(caller, response.setPage(page.info(read, DeviceRow::place)).build());
  }
}
