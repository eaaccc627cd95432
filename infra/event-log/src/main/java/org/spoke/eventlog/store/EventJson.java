package org.spoke.eventlog.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The JSON of events, of other services' events, and of snapshots. */
public final class EventJson {
  private EventJson() {}

  /** For the service's own events: an unknown, missing or ill-typed field is an error. */
  public static ObjectMapper strict() {
    return exact()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
  }

  /**
   * For other services' events: fields that the consumer's record does not name are ignored. A
   * field that it names must be there, or be an {@code Optional} in it: an amount that is missing
   * is no amount of 0.
   */
  public static ObjectMapper lenient() {
    return exact()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  }

  /** What is there is of the right type, and a number is written as one. */
  private static ObjectMapper exact() {
    ObjectMapper mapper = base();
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    return mapper;
  }

  /** For snapshots: the aggregate's private fields as they are. */
  static ObjectMapper snapshots() {
    return base().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** For what Axon itself stores: positions, deadlines, metadata of dead letters. */
  static ObjectMapper plain() {
    return modules().build();
  }

  /** Fields only: a method such as {@code isPaid()} on a record is no part of the event. */
  private static ObjectMapper base() {
    return modules()
        .visibility(PropertyAccessor.ALL, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .build();
  }

  private static JsonMapper.Builder modules() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
  }
}
