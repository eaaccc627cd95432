package org.spoke.standalone.box;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.standalone.box.ServiceHost.RunningService;
import org.spoke.standalone.postgres.Database;
import org.spoke.standalone.postgres.EmbeddedDatabase;
import org.spoke.standalone.postgres.ExternalDatabase;

/**
 * A running box: Postgres, the devnet where none is named, the four services with a log, and the
 * gateway.
 */
public final class Box implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Box.class);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
  private final BoxSettings settings;
  private final Consumer<String> progress;
  private volatile boolean stopping;

  /** A box that is not started yet; {@code progress} is told each step. */
  public Box(BoxSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Starts it and returns when all its ports are open. What was started is stopped on a failure.
   */
  public void start() {
    try {
      startParts();
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private void startParts() {
    progress.accept("Postgres");
    Database database = keep(database());
    String chainUrl = settings.chainUrl().orElseGet(this::devnet);
    ServiceHost host =
        settings.split() ? new OwnProcesses(settings.data().resolve("logs")) : new InThisJvm();
    Map<String, Object> shared = sharedSettings(database, chainUrl);
    startTogether(host, Services.WITH_LOG, shared);
    startTogether(host, List.of(Services.GATEWAY), shared);
  }

  private Database database() {
    return settings
        .database()
        .<Database>map(
            address -> new ExternalDatabase(address.url(), address.user(), address.password()))
        .orElseGet(
            () ->
                EmbeddedDatabase.start(
                    settings.data().resolve("postgres"),
                    settings.port("postgres"),
                    Services.WITH_LOG.size()));
  }

  private String devnet() {
    progress.accept("devnet");
    return keep(OwnDevnet.start(settings.data().resolve("devnet"), settings.port("devnet"))).url();
  }

  private Map<String, Object> sharedSettings(Database database, String chainUrl) {
    Map<String, Object> shared = new HashMap<>();
    shared.put("spoke.data", settings.data().toString());
    shared.put("spoke.db.url", database.url());
    shared.put("spoke.db.user", database.user());
    shared.put("spoke.db.password", database.password());
    shared.put("spoke.chain.url", chainUrl);
    settings.ports().forEach((part, port) -> shared.put("spoke.services." + part + ".port", port));
    return shared;
  }

  /**
   * Services take most of their start waiting for classes and migrations, so they start side by
   * side.
   */
  private void startTogether(ServiceHost host, List<String> services, Map<String, Object> shared) {
    progress.accept(String.join(", ", services));
    List<Callable<RunningService>> starts =
        services.stream()
            .<Callable<RunningService>>map(service -> () -> host.start(service, shared))
            .toList();
    List<RunningService> started = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<RunningService> start : sideBySide(starts)) {
      if (start.state() == Future.State.SUCCESS) {
        started.add(start.resultNow());
      } else {
        failure = new IllegalStateException("A service did not start", start.exceptionNow());
      }
    }
    keep(() -> stopTogether(started));
    if (failure != null) {
      throw failure;
    }
  }

  /** One that waits for something that is gone must not use up the seconds of the others. */
  private static void stopTogether(List<RunningService> services) {
    sideBySide(services.stream().map(service -> Executors.callable(service::close)).toList());
  }

  private static <T> List<Future<T>> sideBySide(List<? extends Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return tasks.stream().map(threads::submit).toList();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    if (stopping) {
      close();
      throw new IllegalStateException("stopped while starting");
    }
    return part;
  }

  /** Stops everything, the last started first; also in the middle of a start. */
  @Override
  public void close() {
    stopping = true;
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception failure) {
        LOG.warn("a part of the box did not stop cleanly", failure);
      }
    }
  }
}
