package org.spoke.libp2p.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.testing.TestHosts;

class BootstrapTest {
  private static final BootstrapSettings HASTY =
      new BootstrapSettings(
          2, Duration.ofMillis(10), Duration.ofMillis(200), Duration.ofMinutes(1));

  private final TestHosts hosts = new TestHosts();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void end() {
    timer.shutdownNow();
    hosts.close();
  }

  private Bootstrap bootstrap(Host host, List<Multiaddr> addresses) {
    return new Bootstrap(host, addresses, HASTY, timer, new Random(3));
  }

  private static Multiaddr way(Host host) {
    return host.addresses().getFirst().withPeer(host.self());
  }

  @Test
  void asManyAsAreWantedAreConnectedAndReplacedWhenOneIsLost() throws IOException {
    Host alice = hosts.start();
    List<Host> known = List.of(hosts.start(), hosts.start(), hosts.start());
    try (Bootstrap kept = bootstrap(alice, known.stream().map(BootstrapTest::way).toList())) {
      await().until(() -> alice.connections().size() == 2);
      alice.connections().getFirst().close();
      await().until(() -> alice.connections().stream().filter(Connection::isOpen).count() == 2);
      assertThat(kept).isNotNull();
    }
  }

  @Test
  void aPeerThatComesLateIsReached() throws IOException {
    Host alice = hosts.start();
    Host late = hosts.start(builder -> builder);
    Host probe = hosts.start();
    Multiaddr free = probe.addresses().getFirst();
    probe.close();
    try (Bootstrap kept = bootstrap(alice, List.of(free.withPeer(late.self())))) {
      await().until(() -> alice.metrics().dialsFailed() > 1);
      late.listen(free);
      await().until(() -> !alice.connections(late.self()).isEmpty());
      assertThat(kept).isNotNull();
    }
  }

  @Test
  void anAddressWithoutAPeerIsRefused() {
    Host alice = hosts.start(builder -> builder);
    assertThatThrownBy(() -> bootstrap(alice, List.of(TestHosts.ANY_PORT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), new Random(1));
    for (int most : List.of(1, 2, 4, 4)) {
      assertThat(backoff.next())
          .isBetween(Duration.ofSeconds(most).dividedBy(2), Duration.ofSeconds(most));
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
