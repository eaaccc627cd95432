package org.spoke.standalone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository, seen from this module's test. */
final class House {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private static final List<String> MODULES =
      List.of(
          "proto",
          "infra/service-base",
          "infra/event-log",
          "infra/devnet",
          "infra/standalone",
          "registry-svc",
          "scheduler-svc",
          "vm-svc",
          "payment-svc",
          "gateway",
          "cli",
          "bench");

  private House() {}

  static List<Path> compiledClasses() {
    return MODULES.stream()
        .map(module -> ROOT.resolve(module).resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Every file that somebody wrote by hand, with one of these endings. */
  static List<Path> sources(String... endings) {
    try (Stream<Path> found = Files.walk(ROOT)) {
      return found
          .filter(Files::isRegularFile)
          .filter(path -> Stream.of(endings).anyMatch(ending -> path.toString().endsWith(ending)))
          .filter(path -> isWritten(ROOT.relativize(path)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritten(Path path) {
    for (Path part : path) {
      if (List.of("target", ".git", ".spoke").contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
