package org.spoke.gateway.offer;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.ListOffersResponse;
import org.spoke.proto.registry.v1.OffersGrpc.OffersBlockingStub;

/** What can be rented now. */
@Controller("/api/v1/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "offers")
final class OfferController {
  private final OffersBlockingStub offers;

  OfferController(OffersBlockingStub offers) {
    this.offers = offers;
  }

  @Get
  @Operation(operationId = "listOffers", summary = "What can be rented")
  Page<Offer> list(@RequestBean PageQuery page) {
    ListOffersResponse answer =
        offers.list(ListOffersRequest.newBuilder().setPage(page.toRequest()).build());
    return Page.of(answer.getOffersList(), Offer::of, answer.getPage());
  }
}
