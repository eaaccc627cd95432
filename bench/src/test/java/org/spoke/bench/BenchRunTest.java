package org.spoke.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {
  private final AtomicInteger closings = new AtomicInteger();
  private final AutoCloseable box = closings::incrementAndGet;

  @TempDir private Path parent;

  @Test
  void whatABenchOpenedIsClosedOnceAlsoWhenItFails() throws Exception {
    BenchRun run = run();
    assertThatThrownBy(
            () ->
                run.using(
                    box,
                    opened -> {
                      throw new IOException("the box fell over");
                    }))
        .hasMessage("the box fell over");
    run.close();
    assertThat(closings).hasValue(1);
  }

  @Test
  void aRunThatIsInterruptedClosesWhatIsOpenAndDeletesItsFiles() throws Exception {
    BenchRun run = run();
    Path file = Files.writeString(run.fresh("append").resolve("row.sql"), "SELECT 1");
    run.using(
        box,
        opened -> {
          run.close(); // as the shutdown hook does
          return assertThat(closings).hasValue(1);
        });
    assertThat(file).doesNotExist();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatIsOpenedAfterTheEndIsClosedAtOnce() throws Exception {
    BenchRun run = run();
    run.close();
    assertThatThrownBy(() -> run.using(box, opened -> 1)).hasMessageContaining("has ended");
    assertThat(closings).hasValue(1);
  }

  private BenchRun run() {
    return new BenchRun(parent.resolve("run"), 1, Duration.ofSeconds(1));
  }
}
