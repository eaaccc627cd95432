package org.spoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all benches of one run share. What a bench starts is this run's until it is closed, so that
 * Ctrl-C leaves no process and no file behind either.
 */
final class BenchRun implements AutoCloseable {
  /** As in the issue: enough to keep every core and the disk's queue busy. */
  static final int CLIENTS = 32;

  private final Path directory;
  private final int rounds;
  private final Duration round;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param directory for data, deleted at the end
   * @param rounds how often each side is measured, in turn; the medians are compared
   * @param round how long one measurement of a rate takes
   */
  BenchRun(Path directory, int rounds, Duration round) {
    this.directory = directory;
    this.rounds = rounds;
    this.round = round;
  }

  int rounds() {
    return rounds;
  }

  Duration round() {
    return round;
  }

  /** A folder of one bench. */
  Path fresh(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  /** Something that is measured with, and closed whatever happens. */
  interface Measuring<T, R> {
    R with(T opened) throws Exception;
  }

  <T extends AutoCloseable, R> R using(T opened, Measuring<? super T, R> measuring)
      throws Exception {
    adopt(opened);
    try {
      return measuring.with(opened);
    } finally {
      release(opened);
    }
  }

  private synchronized void adopt(AutoCloseable opened) throws Exception {
    if (closed) {
      opened.close();
      throw new IllegalStateException("the run has ended");
    }
    open.push(opened);
  }

  private synchronized void release(AutoCloseable opened) throws Exception {
    if (open.remove(opened)) {
      opened.close();
    }
  }

  @Override
  public synchronized void close() throws Exception {
    closed = true;
    while (!open.isEmpty()) {
      open.pop().close();
    }
    delete(directory);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> found = Files.walk(directory)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
