package org.spoke.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a box leaves behind when it is killed. It is stopped before a new one starts on
 * the same cluster; its sessions end and every committed transaction stays.
 */
final class AbandonedPostmaster {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedPostmaster.class);

  /** A fast shutdown writes a checkpoint of at most the shared buffers. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private AbandonedPostmaster() {}

  static void stop(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> postmaster = runningOn(cluster, Files.readAllLines(pidFile));
    if (postmaster.isEmpty()) {
      Files.deleteIfExists(pidFile);
      return;
    }
    LOG.info("stopping the Postgres that a killed box left behind, pid {}", postmaster.get().pid());
    signal("INT", postmaster.get());
    if (!ended(postmaster.get())) {
      signal("QUIT", postmaster.get());
      if (!ended(postmaster.get())) {
        throw new IOException(
            "The Postgres left behind, pid "
                + postmaster.get().pid()
                + ", does not stop; end it by hand");
      }
    }
  }

  /**
   * The pid may have gone to another program since: only a process that names this cluster is the
   * postmaster.
   */
  private static Optional<ProcessHandle> runningOn(Path cluster, List<String> pidFile)
      throws IOException {
    long pid = Long.parseLong(pidFile.getFirst().trim());
    Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    if (!Files.exists(commandLine)
        || !Files.readString(commandLine).contains(cluster.toAbsolutePath().toString())) {
      return Optional.empty();
    }
    return ProcessHandle.of(pid);
  }

  /**
   * INT is Postgres's fast shutdown, QUIT its immediate one (PostgreSQL documentation, "Shutting
   * Down the Server").
   */
  private static void signal(String name, ProcessHandle process) throws IOException {
    new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).inheritIO().start();
  }

  private static boolean ended(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Postgres stops", e);
    }
  }
}
