package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.ping.Ping;
import org.spoke.libp2p.testing.TestHosts;
import org.spoke.libp2p.testing.Together;

/** Whom a host lets in, how many, and what it tells. */
class HostPolicyTest {
  private final TestHosts hosts = new TestHosts();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));

  @AfterEach
  void closeHosts() {
    hosts.close();
  }

  @Test
  void theGateKeepsDialsIn() throws IOException {
    Host bob = hosts.start();
    Host alice =
        hosts.start(
            builder ->
                builder.gate(
                    new Gate() {
                      @Override
                      public boolean allowsDial(PeerId peer, Multiaddr address) {
                        return false;
                      }
                    }));
    assertThatThrownBy(() -> TestHosts.connect(alice, bob)).hasMessageContaining("may be dialed");
  }

  @Test
  void theGateKeepsAddressesOut() throws IOException {
    Host bob =
        hosts.start(
            builder ->
                builder.gate(
                    new Gate() {
                      @Override
                      public boolean allowsAccept(Multiaddr remote) {
                        return false;
                      }
                    }));
    bob.listen(TestHosts.ANY_PORT);
    Host alice = hosts.start();
    assertThatThrownBy(() -> TestHosts.connect(alice, bob)).isInstanceOf(IOException.class);
  }

  @Test
  void theGateKeepsPeersOut() throws IOException {
    Host alice = hosts.start();
    Host bob =
        hosts.start(
            builder ->
                builder.gate(
                    new Gate() {
                      @Override
                      public boolean allowsPeer(
                          PeerId peer, Direction direction, Multiaddr remote) {
                        return !peer.equals(alice.self());
                      }
                    }));
    bob.listen(TestHosts.ANY_PORT);
    Connection refused = TestHosts.connect(alice, bob);
    await().until(() -> !refused.isOpen());
    assertThat(bob.metrics().connectionsRefused()).isEqualTo(1);
    assertThat(TestHosts.connect(hosts.start(), bob).isOpen()).isTrue();
  }

  @Test
  void oneConnectionTooManyIsRefused() throws IOException {
    HostLimits two = HostLimits.USUAL.withConnections(2, 2, 8);
    Host alice = hosts.start(builder -> builder.limits(two));
    for (int i = 0; i < 2; i++) {
      TestHosts.connect(alice, hosts.start());
    }
    Host third = hosts.start();
    assertThatThrownBy(() -> TestHosts.connect(alice, third))
        .isInstanceOf(ResourceLimitException.class)
        .hasMessage("Limit reached: connections (2)");
  }

  @Test
  void theLeastUsefulConnectionsEndWhenThereAreMany() throws IOException {
    HostLimits few = HostLimits.USUAL.withTrimming(4, 2);
    Host alice = hosts.start(builder -> builder.limits(few).clock(now::get));
    Host protectedPeer = hosts.start();
    Host busyPeer = hosts.start();
    alice.protect(protectedPeer.self(), "test");
    TestHosts.connect(alice, protectedPeer);
    TestHosts.connect(alice, busyPeer).newStream(List.of(Ping.PROTOCOL));
    TestHosts.connect(alice, hosts.start());
    TestHosts.connect(alice, hosts.start());
    await().until(() -> alice.metrics().outboundStreams() == 1);

    now.updateAndGet(time -> time.plus(Trimming.GRACE));
    Host newcomer = hosts.start();
    TestHosts.connect(alice, newcomer);

    await().until(() -> alice.connections().size() <= 3);
    assertThat(alice.connections().stream().map(Connection::peer))
        .contains(protectedPeer.self(), newcomer.self());
    assertThat(alice.metrics().connectionsTrimmed()).isEqualTo(3);
  }

  @Test
  void twoWhoDialEachOtherAtOnceKeepBothConnections() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    var dials =
        Together.run(
            () -> alice.dial(bob.self(), bob.addresses()),
            () -> bob.dial(alice.self(), alice.addresses()));
    Connection first = dials.left().expected();
    assertThat(dials.right().expected().isOpen()).isTrue();
    await().until(() -> alice.connections(bob.self()).size() == 2);
    await().until(() -> bob.connections(alice.self()).size() == 2);
    new Ping(alice, new SecureRandom()).ping(bob.self(), Duration.ofSeconds(10));
    first.close();
    await().until(() -> alice.connections(bob.self()).size() == 1);
    new Ping(alice, new SecureRandom()).ping(bob.self(), Duration.ofSeconds(10));
  }

  @Test
  void eventsComeInOrderAndAFailingListenerSpoilsNothing() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    List<HostEvent> events = new CopyOnWriteArrayList<>();
    alice.onEvent(
        event -> {
          throw new IllegalStateException("A listener that fails, for the test");
        });
    alice.onEvent(events::add);
    for (int i = 0; i < 3; i++) {
      TestHosts.connect(alice, bob).close();
      await().until(() -> alice.connections().isEmpty());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(events.stream().map(Object::getClass).map(Class::getSimpleName))
                    .filteredOn(name -> name.endsWith("onnected"))
                    .containsExactly(
                        "Connected",
                        "Disconnected",
                        "Connected",
                        "Disconnected",
                        "Connected",
                        "Disconnected"));
  }

  @Test
  void anAddressThatFailedIsLeftAloneForAWhile() throws IOException {
    Host alice = hosts.start(builder -> builder.clock(now::get));
    Host gone = hosts.start();
    alice.peerstore().addAddresses(gone.self(), gone.addresses(), Duration.ofDays(1));
    gone.close();
    assertThatThrownBy(() -> alice.connect(gone.self(), List.of()))
        .hasMessageContaining("No address leads to");
    assertThatThrownBy(() -> alice.connect(gone.self(), List.of()))
        .hasMessageContaining("may be dialed now");
    now.updateAndGet(time -> time.plus(DialBackoff.FIRST));
    assertThatThrownBy(() -> alice.connect(gone.self(), List.of()))
        .hasMessageContaining("No address leads to");
  }
}
