package org.spoke.eventlog.history;

import com.google.protobuf.Timestamp;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.events.v1.ListEventsRequest;

/** The conditions of one request, as SQL with parameters. */
final class EventFilter {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private EventFilter() {}

  static EventFilter of(ListEventsRequest request) {
    EventFilter filter = new EventFilter();
    filter.add("position > ?", request.getAfterPosition());
    if (request.getTypesCount() > 0) {
      filter.add("type = ANY (?)", request.getTypesList().toArray(String[]::new));
    }
    filter.addText("aggregate_id = ?", request.getAggregateId());
    filter.addText("metadata ->> 'actor' = ?", request.getActor());
    filter.addText("metadata ->> 'correlationId' = ?", request.getCorrelationId());
    if (request.hasRecordedFrom()) {
      filter.add("recorded_at >= ?", time(request.getRecordedFrom()));
    }
    if (request.hasRecordedBefore()) {
      filter.add("recorded_at < ?", time(request.getRecordedBefore()));
    }
    return filter;
  }

  String where() {
    return String.join(" AND ", conditions);
  }

  /** Sets the parameters; returns the number of the next one. */
  int bind(PreparedStatement statement) throws SQLException {
    int number = 1;
    for (Object value : values) {
      if (value instanceof String[] texts) {
        statement.setArray(number++, statement.getConnection().createArrayOf("text", texts));
      } else {
        statement.setObject(number++, value);
      }
    }
    return number;
  }

  private void addText(String condition, String value) {
    if (!value.isEmpty()) {
      add(condition, value);
    }
  }

  private void add(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  private static OffsetDateTime time(Timestamp at) {
    return Timestamps.instant(at).atOffset(ZoneOffset.UTC);
  }
}
