package org.spoke.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of buf's STANDARD lint, but two: a resource may be its own response, as in Google's API
 * design guide, and services carry no "Service" suffix.
 */
class ProtoLintTest {
  private static final Path SOURCES = Path.of("src/main/proto");
  private static final Path SHIPPED = Path.of("src/test/resources/shipped-fields.txt");
  private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern RPC =
      Pattern.compile("((?:^ *//.*\n)*)^ *rpc (\\w+)", Pattern.MULTILINE);

  private final List<FileDescriptor> files = Descriptors.all();

  @Test
  void eachFolderIsOneAreaAndVersionWithMessagesApartFromServices() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      assertThat(sources.filter(Files::isRegularFile).map(SOURCES::relativize).map(Path::toString))
          .allMatch(path -> path.matches("spoke/[a-z]+/v[1-9][0-9]*/(messages|service)\\.proto"));
    }
    for (FileDescriptor file : files) {
      boolean holdsServices = file.getName().endsWith("service.proto");
      assertThat(file.getServices().isEmpty()).as(file.getName()).isEqualTo(!holdsServices);
      assertThat(file.getMessageTypes().isEmpty()).as(file.getName()).isEqualTo(holdsServices);
      String folder = file.getName().substring(0, file.getName().lastIndexOf('/'));
      assertThat(file.getPackage()).isEqualTo(folder.replace('/', '.'));
      assertThat(file.getOptions().getJavaPackage())
          .isEqualTo("org.spoke.proto" + file.getPackage().substring("spoke".length()));
    }
  }

  @Test
  void namesFollowTheirCase() {
    messages()
        .forEach(
            message -> {
              assertThat(message.getName()).matches(PASCAL);
              assertThat(message.getFields())
                  .allSatisfy(field -> assertThat(field.getName()).matches(SNAKE));
            });
  }

  @Test
  void enumValuesCarryTheirEnumsNameAndBeginUnspecified() {
    for (FileDescriptor file : files) {
      for (EnumDescriptor type : file.getEnumTypes()) {
        String prefix =
            type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
        assertThat(type.getValues())
            .extracting(EnumValueDescriptor::getName)
            .allMatch(name -> name.startsWith(prefix));
        assertThat(type.findValueByNumber(0).getName()).isEqualTo(prefix + "UNSPECIFIED");
      }
    }
  }

  @Test
  void everyRequestBelongsToOneRpc() {
    List<String> requests = new ArrayList<>();
    rpcs().forEach(rpc -> requests.add(rpc.getInputType().getFullName()));
    assertThat(requests).doesNotHaveDuplicates().allMatch(name -> name.endsWith("Request"));
  }

  @Test
  void everyRpcSaysItsErrorsAndWhetherItMayBeRepeated() throws IOException {
    List<String> silent = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(path -> path.endsWith("service.proto")).toList()) {
        Matcher rpc = RPC.matcher(Files.readString(source));
        while (rpc.find()) {
          String comment = rpc.group(1);
          boolean repeatable =
              Pattern.compile("(?i)idempotent|read only|at least once|repeating|each call")
                  .matcher(comment)
                  .find();
          if (!comment.contains("Errors:") || !repeatable) {
            silent.add(source.getParent().getParent().getFileName() + "." + rpc.group(2));
          }
        }
      }
    }
    assertThat(silent).as("rpcs whose comment lacks errors or idempotency").isEmpty();
  }

  /**
   * Adding a field adds a line to the file; a line that would have to change or vanish is a break.
   */
  @Test
  void shippedFieldNumbersAreNeverReused() throws IOException {
    Map<String, String> now = new TreeMap<>();
    messages()
        .forEach(
            message ->
                message.getFields().forEach(field -> now.put(number(field), meaning(field))));
    for (String line : Files.readAllLines(SHIPPED, StandardCharsets.UTF_8)) {
      String[] shipped = line.split(" ", 2);
      boolean reserved = isReserved(shipped[0]);
      assertThat(reserved || shipped[1].equals(now.get(shipped[0])))
          .as(
              "%s was shipped as %s; now it is %s. Reserve the number instead.",
              shipped[0], shipped[1], now.get(shipped[0]))
          .isTrue();
    }
    List<String> known = Files.readAllLines(SHIPPED, StandardCharsets.UTF_8);
    List<String> missing =
        now.entrySet().stream()
            .map(field -> field.getKey() + " " + field.getValue())
            .filter(line -> !known.contains(line))
            .toList();
    assertThat(missing).as("new fields: add these lines to %s", SHIPPED).isEmpty();
  }

  private boolean isReserved(String numbered) {
    int hash = numbered.lastIndexOf('#');
    int number = Integer.parseInt(numbered.substring(hash + 1));
    return messages()
        .filter(message -> message.getFullName().equals(numbered.substring(0, hash)))
        .anyMatch(message -> message.isReservedNumber(number));
  }

  private static String number(FieldDescriptor field) {
    return field.getContainingType().getFullName() + "#" + field.getNumber();
  }

  private static String meaning(FieldDescriptor field) {
    return field.getName()
        + ":"
        + field.getType().name().toLowerCase(Locale.ROOT)
        + (field.isRepeated() ? "[]" : "");
  }

  private Stream<Descriptor> messages() {
    return files.stream().map(FileDescriptor::getMessageTypes).flatMap(List::stream);
  }

  private Stream<MethodDescriptor> rpcs() {
    return files.stream()
        .map(FileDescriptor::getServices)
        .flatMap(List::stream)
        .map(ServiceDescriptor::getMethods)
        .flatMap(List::stream);
  }

  /** The outer classes of all generated files, found by their names in the sources. */
  private static final class Descriptors {
    static List<FileDescriptor> all() {
      try (Stream<Path> sources = Files.walk(SOURCES)) {
        return sources.filter(Files::isRegularFile).map(Descriptors::load).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static FileDescriptor load(Path source) {
      String area = source.getParent().getParent().getFileName().toString();
      String version = source.getParent().getFileName().toString();
      String outer =
          source.getFileName().toString().equals("messages.proto") ? "Messages" : "Service";
      try {
        Class<?> generated = Class.forName("org.spoke.proto." + area + "." + version + "." + outer);
        return (FileDescriptor) generated.getMethod("getDescriptor").invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError("no generated class for " + source, e);
      }
    }
  }
}
