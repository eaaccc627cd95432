package org.spoke.libp2p.interop;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.perf.PerfClient;
import org.spoke.libp2p.perf.PerfServer;
import org.spoke.libp2p.testing.Together;

/**
 * Measures by hand, over TCP on loopback with Noise and yamux: {@code Throughput [megabytes]
 * [rounds] [java|js]}. The works take turns, since the machine has other work. Prints the best and
 * the median of gigabits per second, and of what a connection with its first stream takes.
 */
final class Throughput {
  private static final int SET_UPS = 200;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();
  private final long bytes;

  private Throughput(long bytes) {
    this.bytes = bytes;
  }

  public static void main(String[] arguments) throws Exception {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_024) << 20;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    boolean withJs = arguments.length > 2 && arguments[2].equals("js");
    Throughput throughput = new Throughput(bytes);
    try (Parties parties = new Parties();
        Host server = throughput.server();
        Host client = throughput.host()) {
      for (int round = 0; round < rounds; round++) {
        throughput.measureJava(client, server);
        if (withJs) {
          throughput.measureJs(client, server, parties);
        }
      }
    }
    throughput.print();
  }

  private Host host() {
    return HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start();
  }

  private Host server() throws IOException {
    Host host = host();
    host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    host.handle(PerfClient.PROTOCOL, new PerfServer());
    host.handle(Echo.PROTOCOL, Echo::serve);
    return host;
  }

  private static Multiaddr addressOf(Host host) {
    return host.addresses().getFirst();
  }

  private void measureJava(Host client, Host server) throws IOException {
    try (Connection connection = client.connect(server.self(), List.of(addressOf(server)))) {
      for (int streams : List.of(1, 16)) {
        note("Java to Java, up x" + streams, gigabits(both(connection, streams, bytes, 0)));
        long cpu = cpuNanos();
        note("Java to Java, down x" + streams, gigabits(both(connection, streams, 0, bytes)));
        note(
            "Java to Java, down x" + streams + ", a CPU second",
            gigabits(Duration.ofNanos(cpuNanos() - cpu)));
      }
    }
    long cpu = cpuNanos();
    note("Java to Java, ms a set-up", setUpMillis(client, server));
    note("Java to Java, CPU ms a set-up", (cpuNanos() - cpu) / 1e6 / SET_UPS);
  }

  private void measureJs(Host client, Host server, Parties parties) throws IOException {
    JsPeer js = parties.js();
    JsPeer other = parties.js(Map.of("agent", "other"));
    try (Connection connection = client.connect(js.id(), List.of(js.address()))) {
      note("Java to js, up x1", gigabits(both(connection, 1, bytes, 0)));
      note("js to Java, x1", gigabits(both(connection, 1, 0, bytes)));
    }
    String toJs = js.address().toString();
    for (int streams : List.of(1, 16)) {
      long each = bytes / streams;
      Map<String, Object> up = Map.of("addr", toJs, "upload", each, "streams", streams);
      Map<String, Object> down = Map.of("addr", toJs, "download", each, "streams", streams);
      note("js to js, up x" + streams, gigabits(millis(other, "perf", up)));
      note("js to js, down x" + streams, gigabits(millis(other, "perf", down)));
    }
    note("js to js, ms a set-up", setUpMillis(other, toJs));
    note(
        "js to Java, ms a set-up",
        setUpMillis(other, addressOf(server).withPeer(server.self()).toString()));
  }

  private Duration both(Connection connection, int streams, long up, long down) {
    PerfClient client = new PerfClient();
    long began = System.nanoTime();
    List<CompletableFuture<Together.Outcome<Duration>>> all = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      all.add(Together.start(() -> client.measure(connection, up / streams, down / streams)));
    }
    all.forEach(each -> Together.await(each).expected());
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static double setUpMillis(Host client, Host server) throws IOException {
    long began = System.nanoTime();
    for (int i = 0; i < SET_UPS; i++) {
      try (Connection connection = client.connect(server.self(), List.of(addressOf(server)))) {
        Echo.check(connection.newStream(List.of(Echo.PROTOCOL)), 1);
      }
    }
    return (System.nanoTime() - began) / 1e6 / SET_UPS;
  }

  private static double setUpMillis(JsPeer client, String address) throws IOException {
    Map<String, ?> details =
        Map.of("addr", address, "protocol", Echo.PROTOCOL.name(), "times", SET_UPS);
    return millis(client, "setUps", details).toNanos() / 1e6 / SET_UPS;
  }

  private static Duration millis(JsPeer js, String command, Map<String, ?> details)
      throws IOException {
    return Duration.ofNanos((long) (js.ask(command, details).get("millis").asDouble() * 1e6));
  }

  /** Of all threads of this process: what other processes take does not show in it. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private double gigabits(Duration time) {
    return bytes * 8.0 / time.toNanos();
  }

  private void note(String what, double figure) {
    figures.computeIfAbsent(what, key -> new ArrayList<>()).add(figure);
  }

  private void print() {
    figures.forEach(
        (what, all) -> {
          Comparator<Double> order =
              what.contains("ms ") ? Comparator.naturalOrder() : Comparator.reverseOrder();
          List<Double> sorted = all.stream().sorted(order).toList();
          System.out.printf(
              "%-36s best %.2f  median %.2f%n",
              what, sorted.getFirst(), sorted.get(sorted.size() / 2));
        });
  }
}
