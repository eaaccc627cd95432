package org.spoke.eventlog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.eventlog.Upcaster;
import org.spoke.eventlog.store.EventJson;
import org.spoke.eventlog.store.EventNames;
import org.spoke.eventlog.store.EventSerializer;

/**
 * Keeps what has been stored readable. Each revision of each event that ever shipped has a file
 * {@code src/test/resources/golden/<Event>.r<revision>.json}; none is ever changed. {@code
 * GoldenAccountEventsTest} shows how a service checks its own.
 *
 * <p>Run once with {@code -Dgolden.write=true} to write the files that are missing.
 */
public final class GoldenEvents {
  private static final Path FILES = Path.of("src/test/resources/golden");
  private static final ObjectMapper PRETTY = new ObjectMapper();

  private final AggregateDefinition<?, ?> definition;
  private final EventSerializer serializer;
  private final EventUpcasterChain upcasters;

  private GoldenEvents(AggregateDefinition<?, ?> definition, List<Upcaster> upcasters) {
    this.definition = definition;
    this.serializer = new EventSerializer(new EventNames(List.of(definition)), EventJson.strict());
    this.upcasters = new EventUpcasterChain(upcasters);
  }

  /** The events of one aggregate, with the upcasters of their older revisions. */
  public static GoldenEvents of(AggregateDefinition<?, ?> definition, Upcaster... upcasters) {
    return new GoldenEvents(definition, List.of(upcasters));
  }

  /**
   * Fails when an event has no sample, when a sample is not written as its golden file has it, or
   * when a file of any revision is not read as an event of today.
   *
   * @param samples one of each record, with every field set
   */
  public void check(Object... samples) {
    assertThat(Stream.of(samples).<Class<?>>map(Object::getClass).toList())
        .as("one sample of each event")
        .containsExactlyInAnyOrderElementsOf(definition.eventTypes());
    for (Object sample : samples) {
      checkWritten(sample);
      checkOlderRevisions(sample.getClass());
    }
  }

  private void checkWritten(Object sample) {
    Class<?> type = sample.getClass();
    String revision = type.getAnnotation(Revision.class).value();
    Path file = FILES.resolve(type.getSimpleName() + ".r" + revision + ".json");
    String json = serializer.serialize(sample, String.class).getData();
    if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
      write(file, json);
    }
    assertThat(file).as("golden file; write it with -Dgolden.write=true").exists();
    assertThat(tree(json))
        .as("%s has shipped: give the changed event a new revision and an upcaster", file)
        .isEqualTo(tree(read(file)));
    assertThat(event(type.getSimpleName(), revision, read(file))).isEqualTo(sample);
  }

  private void checkOlderRevisions(Class<?> type) {
    String prefix = type.getSimpleName() + ".r";
    for (Path file : filesOf(prefix)) {
      String name = file.getFileName().toString();
      String revision = name.substring(prefix.length(), name.length() - ".json".length());
      assertThat(event(type.getSimpleName(), revision, read(file)))
          .as("%s is still read", file)
          .isInstanceOf(type);
    }
  }

  private Object event(String name, String revision, String json) {
    DomainEventData<String> stored =
        new GenericDomainEventEntry<>(
            "aggregate", "id", 0, "event", "2026-01-01T00:00:00Z", name, revision, json, "{}");
    SerializedObject<?> newest =
        upcasters
            .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
            .toList()
            .getFirst()
            .getData();
    return serializer.deserialize(newest);
  }

  private static List<Path> filesOf(String prefix) {
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(FILES, prefix + "*.json")) {
      files.forEach(found::add);
      return found;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Object tree(String json) {
    try {
      return PRETTY.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(json, malformed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path file, String json) {
    try {
      Files.createDirectories(FILES);
      Files.writeString(
          file,
          PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(PRETTY.readTree(json)) + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
