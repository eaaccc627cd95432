package org.spoke.standalone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The repository, seen from this module's test. */
final class House {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** Bench is built after this module: here it would be seen as it was before. */
  private static final List<String> MODULES =
      List.of(
          "proto",
          "infra/service-base",
          "infra/event-log",
          "infra/devnet",
          "infra/libp2p",
          "infra/standalone",
          "registry-svc",
          "scheduler-svc",
          "vm-svc",
          "payment-svc",
          "gateway",
          "cli");

  /** These change while a test looks at them. */
  private static final Set<String> MADE_BY_PROGRAMS = Set.of("target", ".git", ".spoke");

  private House() {}

  static List<Path> compiledClasses() {
    return MODULES.stream()
        .map(module -> ROOT.resolve(module).resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Every file that somebody wrote by hand, with one of these endings. */
  static List<Path> sources(String... endings) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return MADE_BY_PROGRAMS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
