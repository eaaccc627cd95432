package org.spoke.eventlog.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Writes events under their simple names, so that a class may move without touching the log. Other
 * services' events are read into the consumer's records, which name only the fields they need.
 */
public final class EventSerializer extends JacksonSerializer {
  private final EventNames names;
  private final JacksonSerializer others;

  public EventSerializer(EventNames names, ObjectMapper mapper) {
    this(names, mapper, EventJson.lenient());
  }

  private EventSerializer(EventNames names, ObjectMapper mapper, ObjectMapper others) {
    super(JacksonSerializer.builder().objectMapper(mapper));
    this.names = names;
    this.others = JacksonSerializer.builder().objectMapper(others).build();
  }

  /** For Axon's own records: positions, deadlines, the frame of dead letters. */
  public static EventSerializer plain() {
    ObjectMapper mapper = EventJson.plain();
    return new EventSerializer(new EventNames(List.of()), mapper, mapper);
  }

  @Override
  public <S, T> T deserialize(SerializedObject<S> object) {
    return names.typeOf(object.getType().getName()).isPresent()
        ? super.deserialize(object)
        : others.deserialize(object);
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
