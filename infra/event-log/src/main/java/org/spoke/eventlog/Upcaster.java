package org.spoke.eventlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Turns one revision of a stored event into the next as it is read. A shipped event is never
 * edited: a new revision of its record gets a bean of this type and a golden file.
 */
public abstract class Upcaster implements EventUpcaster {
  private final SimpleSerializedType before;
  private final SimpleSerializedType after;

  /**
   * @param event simple name, for example {@code DeviceOnboarded}
   * @param from the stored revision
   * @param to the revision that {@link #upcast(ObjectNode)} makes of it
   */
  protected Upcaster(String event, String from, String to) {
    this.before = new SimpleSerializedType(event, from);
    this.after = new SimpleSerializedType(event, to);
  }

  /** Changes the payload's JSON in place. */
  protected abstract void upcast(ObjectNode payload);

  @Override
  public final Stream<IntermediateEventRepresentation> upcast(
      Stream<IntermediateEventRepresentation> events) {
    return events.map(event -> event.getType().equals(before) ? upcasted(event) : event);
  }

  private IntermediateEventRepresentation upcasted(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        after,
        ObjectNode.class,
        payload -> {
          upcast(payload);
          return payload;
        });
  }
}
