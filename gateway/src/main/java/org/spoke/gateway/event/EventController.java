package org.spoke.gateway.event;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;

/** The joined history of all services. */
@Controller("/api/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
final class EventController {
  private final History history;

  EventController(History history) {
    this.history = history;
  }

  @Get
  @Operation(operationId = "listEvents", summary = "History of all services, oldest first")
  Page<Event> list(@RequestBean EventQuery query, @RequestBean PageQuery page) {
    HistoryCursor from =
        page.cursor() == null ? HistoryCursor.START : HistoryCursor.decode(page.cursor());
    return history.page(query, from, page.size());
  }
}
