package org.spoke.standalone.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.devnet.Devnet;
import org.spoke.devnet.DevnetSettings;
import org.spoke.standalone.box.ServiceHost.RunningService;
import org.spoke.standalone.postgres.Database;
import org.spoke.standalone.postgres.EmbeddedDatabase;
import org.spoke.standalone.postgres.ExternalDatabase;

/** A running box: Postgres, the devnet where none is named, the four services with a log, and the gateway. */
public final class Box implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Box.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final BoxSettings settings;
  private final Consumer<String> progress;

  private Box(BoxSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Starts a box and returns when all its ports are open; tells each step. What was started is stopped on a failure. */
  public static Box start(BoxSettings settings, Consumer<String> progress) {
    Box box = new Box(settings, progress);
    try {
      box.startParts();
      return box;
    } catch (RuntimeException failure) {
      box.close();
      throw failure;
    }
  }

  private void startParts() {
    progress.accept("Postgres");
    Database database = keep(database());
    String chainUrl = settings.chainUrl().orElseGet(this::devnet);
    ServiceHost host = settings.split() ? new OwnProcesses(settings.data().resolve("logs")) : new InThisJvm();
    Map<String, Object> shared = sharedSettings(database, chainUrl);
    startTogether(host, Services.WITH_LOG, shared);
    startTogether(host, List.of(Services.GATEWAY), shared);
  }

  private Database database() {
    return settings
        .database()
        .<Database>map(address -> new ExternalDatabase(address.url(), address.user(), address.password()))
        .orElseGet(() -> EmbeddedDatabase.start(settings.data().resolve("postgres"), settings.port("postgres")));
  }

  private String devnet() {
    progress.accept("devnet");
    return keep(Devnet.start(DevnetSettings.on(settings.port("devnet"), settings.data().resolve("devnet")))).url();
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

  /** Contexts take most of their time waiting for classes and migrations, so they start side by side. */
  private void startTogether(ServiceHost host, List<String> services, Map<String, Object> shared) {
    progress.accept(String.join(", ", services));
    List<Future<RunningService>> starting = new ArrayList<>();
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(service -> starting.add(starters.submit(() -> host.start(service, shared))));
    }
    RuntimeException failure = null;
    for (Future<RunningService> started : starting) {
      if (started.state() == Future.State.SUCCESS) {
        keep(started.resultNow());
      } else {
        failure = new IllegalStateException("A service did not start", started.exceptionNow());
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        LOG.warn("a part of the box did not stop cleanly", failure);
      }
    }
  }
}
