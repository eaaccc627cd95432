package org.spoke.vm.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of one unpacked kernel package, put in the order in which they can be loaded. Each
 * module names what it depends on in its {@code .modinfo} section, so no depmod is needed.
 */
final class KernelModules {
  private static final String DEPENDS = "\0depends=";

  private final Map<String, Path> byName;

  private KernelModules(Map<String, Path> byName) {
    this.byName = byName;
  }

  /** Finds the modules below the folder {@code lib/modules/<release>}. */
  static KernelModules in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new KernelModules(
          files
              .filter(file -> file.toString().endsWith(".ko"))
              .collect(Collectors.toMap(KernelModules::name, file -> file, (one, other) -> one)));
    }
  }

  /** The wanted modules with all that they need, each after what it depends on. */
  Map<String, Path> inLoadOrder(List<String> wanted) throws IOException {
    Map<String, Path> ordered = new LinkedHashMap<>();
    for (String module : wanted) {
      add(normal(module), ordered);
    }
    return ordered;
  }

  private void add(String module, Map<String, Path> ordered) throws IOException {
    Path file = byName.get(module);
    if (file == null) {
      throw new ImageFailure(
          ImageFailure.Kind.TEMPLATE_BROKEN, "The kernel package has no module " + module);
    }
    if (ordered.containsKey(module)) {
      return;
    }
    for (String needed : dependencies(file)) {
      add(needed, ordered);
    }
    ordered.put(module, file);
  }

  private static List<String> dependencies(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int at = text.indexOf(DEPENDS);
    if (at < 0) {
      return List.of();
    }
    int start = at + DEPENDS.length();
    return Stream.of(text.substring(start, text.indexOf('\0', start)).split(","))
        .filter(name -> !name.isEmpty())
        .map(KernelModules::normal)
        .toList();
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return normal(name.substring(0, name.length() - ".ko".length()));
  }

  /** The kernel holds - and _ in a module's name for the same. */
  private static String normal(String name) {
    return name.replace('-', '_');
  }
}
