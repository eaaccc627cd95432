package org.spoke.eventlog.store;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Writes aggregates as JSON of their fields. A snapshot's revision is the list of these fields:
 * when a field comes, goes or changes its type, older snapshots are passed over and events are
 * read.
 */
final class SnapshotSerializer extends JacksonSerializer {
  SnapshotSerializer() {
    super(
        JacksonSerializer.builder()
            .objectMapper(EventJson.snapshots())
            .revisionResolver(new FieldsAsRevision()));
  }

  /** The shape of a class as a short text. */
  static final class FieldsAsRevision implements RevisionResolver {
    @Override
    public String revisionOf(Class<?> type) {
      String fields =
          Arrays.stream(type.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .map(field -> field.getName() + ":" + field.getGenericType().getTypeName())
              .sorted()
              .collect(Collectors.joining(","));
      return Integer.toHexString(fields.hashCode());
    }
  }
}
