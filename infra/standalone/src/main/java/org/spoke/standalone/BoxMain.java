package org.spoke.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.spoke.base.process.StartFailure;
import org.spoke.standalone.box.Box;
import org.spoke.standalone.box.BoxSettings;
import org.spoke.standalone.box.BoxSettings.DatabaseAddress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spoke up}: runs a box in the foreground until SIGTERM or SIGINT. */
@Command(
    name = "spoke up",
    description = "Runs a box on this machine.",
    mixinStandardHelpOptions = true)
public final class BoxMain implements Callable<Integer> {
  /** Ports or settings that cannot be used (sysexits EX_CONFIG). */
  private static final int EXIT_CONFIG = 78;

  @Option(
      names = "--data",
      description = "Directory of everything the box keeps.",
      defaultValue = ".spoke/data")
  private Path data;

  @Option(names = "--split", description = "Each service as its own process.")
  private boolean split;

  @Option(
      names = "--port",
      description = "REST port (default ${DEFAULT-VALUE}).",
      defaultValue = "9999")
  private int port;

  @Option(
      names = "--ports",
      description = "Other ports, for example registry=9101,postgres=9132.",
      split = ",")
  private Map<String, Integer> ports = Map.of();

  @Option(
      names = "--chain-url",
      description = "Blockfrost API of the chain (default: a devnet of the box's own).",
      defaultValue = "${env:SPOKE_CHAIN_URL}")
  private Optional<String> chainUrl = Optional.empty();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BoxMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Box box = new Box(settings(), part -> System.out.println("starting " + part));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(box, stopped), "stop-box"));
    try {
      box.start();
    } catch (RuntimeException failure) {
      System.err.println(StartFailure.explain("the box", failure));
      return EXIT_CONFIG;
    }
    System.out.println("healthy http://127.0.0.1:" + port);
    stopped.await();
    return 0;
  }

  private static void stop(Box box, CountDownLatch stopped) {
    box.close();
    stopped.countDown();
  }

  private BoxSettings settings() {
    Map<String, Integer> all = new HashMap<>(BoxSettings.DEFAULT_PORTS);
    all.putAll(ports);
    all.put("gateway", port);
    return new BoxSettings(data.toAbsolutePath(), all, split, chainUrl, database());
  }

  private static Optional<DatabaseAddress> database() {
    return Optional.ofNullable(System.getenv("SPOKE_DB_URL"))
        .map(
            url ->
                new DatabaseAddress(
                    url, variable("SPOKE_DB_USER", "spoke"), variable("SPOKE_DB_PASSWORD", "")));
  }

  private static String variable(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
  }
}
