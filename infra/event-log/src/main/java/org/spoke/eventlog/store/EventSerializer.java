package org.spoke.eventlog.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Writes events under their simple names, so that a class may move without touching the log. */
public final class EventSerializer extends JacksonSerializer {
  private final EventNames names;

  public EventSerializer(EventNames names, ObjectMapper mapper) {
    super(JacksonSerializer.builder().objectMapper(mapper));
    this.names = names;
  }

  /** For Axon's own records: positions, deadlines, the frame of dead letters. */
  public static EventSerializer plain() {
    return new EventSerializer(new EventNames(List.of()), EventJson.plain());
  }

  @Override
  protected String resolveClassName(SerializedType type) {
    return names.typeOf(type.getName()).map(Class::getName).orElseGet(type::getName);
  }

  @Override
  @SuppressWarnings("rawtypes") // Axon's signature
  public SerializedType typeForClass(Class type) {
    SerializedType named = super.typeForClass(type);
    return type != null && names.isEvent(type)
        ? new SimpleSerializedType(type.getSimpleName(), named.getRevision())
        : named;
  }
}
