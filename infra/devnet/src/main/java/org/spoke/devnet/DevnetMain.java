package org.spoke.devnet;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs a devnet as a process of its own until SIGTERM or SIGINT. */
public final class DevnetMain {
  private static final String USAGE =
      """
      usage: devnet --data FOLDER [--port N] [--block-ms N] [--bind ADDRESS]
        --data      where the chain is kept
        --port      where to listen, 0 takes a free port (default 3000)
        --block-ms  time between blocks, 0 forges on request only (default 1000)
        --bind      address to listen at (default 127.0.0.1)""";
  private static final Set<String> OPTIONS = Set.of("--data", "--port", "--block-ms", "--bind");
  private static final String DEFAULT_PORT = "3000";
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_FAILURE = 1;

  private DevnetMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      Devnet devnet = Devnet.start(settings(arguments));
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(devnet, stopped)));
      System.out.println("devnet: ready at " + devnet.url());
      stopped.await();
    } catch (IllegalArgumentException e) {
      fail(EXIT_USAGE, e.getMessage() + "\n" + USAGE);
    } catch (IOException e) {
      fail(EXIT_FAILURE, e.getMessage());
    }
  }

  /** The settings that the arguments ask for; throws {@link IllegalArgumentException}. */
  static DevnetSettings settings(String... arguments) throws IOException {
    Map<String, String> options = options(arguments);
    if (!options.containsKey("--data")) {
      throw new IllegalArgumentException("--data is missing");
    }
    int port = number(options.getOrDefault("--port", DEFAULT_PORT));
    DevnetSettings settings = DevnetSettings.of(Path.of(options.get("--data")), port);
    if (options.containsKey("--block-ms")) {
      Duration interval = Duration.ofMillis(number(options.get("--block-ms")));
      settings = settings.withBlockInterval(interval);
    }
    return options.containsKey("--bind")
        ? settings.withAddress(InetAddress.getByName(options.get("--bind")))
        : settings;
  }

  private static Map<String, String> options(String... arguments) {
    Map<String, String> options = new HashMap<>();
    for (int index = 0; index < arguments.length; index += 2) {
      if (!OPTIONS.contains(arguments[index])) {
        throw new IllegalArgumentException("unknown option " + arguments[index]);
      }
      if (index + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[index] + " has no value");
      }
      options.put(arguments[index], arguments[index + 1]);
    }
    return options;
  }

  private static int number(String written) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(written + " is not a number", e);
    }
  }

  private static void stop(Devnet devnet, CountDownLatch stopped) {
    try {
      devnet.close();
    } catch (IOException e) {
      System.err.println("devnet: " + e.getMessage());
    }
    stopped.countDown();
  }

  private static void fail(int code, String message) {
    System.err.println("devnet: " + message);
    System.exit(code);
  }
}
