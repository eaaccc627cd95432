package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ping.Ping;
import org.spoke.libp2p.secure.WrongPeerException;
import org.spoke.libp2p.testing.Proxy;
import org.spoke.libp2p.testing.Resources;
import org.spoke.libp2p.testing.TestHosts;
import org.spoke.libp2p.yamux.YamuxSettings;

/** What peers do who are broken or malicious; the host goes on for the others. */
class BadPeersTest {
  private static final int HUNDREDS = 400;
  private static final long FEW_DESCRIPTORS = 8;
  private static final ProtocolId WAIT = new ProtocolId("/wait/1.0.0");

  private final TestHosts hosts = new TestHosts();

  @AfterEach
  void closeHosts() {
    hosts.close();
  }

  @Test
  void somebodyElseBehindAnAddressIsNotTakenForThePeer() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    Host carol = hosts.start();
    assertThatThrownBy(() -> alice.connect(carol.self(), bob.addresses()))
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed()[0])
                    .hasRootCauseInstanceOf(WrongPeerException.class));
    assertThat(alice.connections()).isEmpty();
    assertAnswers(bob, alice);
  }

  @Test
  void slowHandshakesKeepNobodyOut() throws IOException {
    Host bob = hosts.start();
    Host alice = hosts.start();
    long before = Resources.descriptors();
    List<Socket> loris = new ArrayList<>();
    for (int i = 0; i < HUNDREDS; i++) {
      loris.add(new Socket());
      loris.getLast().connect(bob.addresses().getFirst().socketAddress().orElseThrow());
      loris.getLast().getOutputStream().write("\u0013/multi".getBytes(StandardCharsets.UTF_8));
    }
    assertAnswers(bob, alice);
    for (Socket socket : loris) {
      socket.close();
    }
    alice.close();
    await()
        .untilAsserted(
            () -> assertThat(Resources.descriptors()).isLessThan(before + FEW_DESCRIPTORS));
  }

  @Test
  void hundredsOfConnectionsWhoseOtherEndIsGoneAreGivenUp() throws IOException {
    YamuxSettings hasty =
        YamuxSettings.defaults()
            .withTimes(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1));
    HostLimits roomy =
        HostLimits.USUAL.withConnections(1_000, 1_000, 1_000).withTrimming(1_000, 1_000);
    Host bob = hosts.start(builder -> builder.yamux(hasty).limits(roomy));
    bob.listen(TestHosts.ANY_PORT);
    Host gone = hosts.start(builder -> builder.limits(roomy));
    try (Proxy proxy = new Proxy(bob.addresses().getFirst(), true)) {
      for (int i = 0; i < HUNDREDS / 2; i++) {
        gone.dial(bob.self(), List.of(proxy.address()));
      }
      await().until(() -> bob.connections().size() > HUNDREDS / 3);
      proxy.flow(false);
      await().atMost(Duration.ofSeconds(20)).until(() -> bob.connections().isEmpty());
      assertAnswers(bob, hosts.start());
    }
  }

  @Test
  void aFloodOfStreamsIsRefusedAndOthersAreServed() throws IOException {
    HostLimits few = HostLimits.USUAL.withStreams(100, 2_000, 1_000, 1_000, 1_000);
    HostLimits strict = HostLimits.USUAL.withStreams(100, 100, 20, 50, 10);
    Host bob = hosts.start(builder -> builder.limits(strict));
    bob.listen(TestHosts.ANY_PORT);
    bob.handle(WAIT, stream -> stream.readFully(ByteBuffer.allocate(1)));
    Host flooder = hosts.start(builder -> builder.limits(few));
    Connection connection = TestHosts.connect(flooder, bob);
    for (int i = 0; i < HUNDREDS; i++) {
      open(connection);
    }
    await().until(() -> bob.metrics().streamsRefused() >= HUNDREDS - 10);
    assertThat(bob.metrics().inboundStreams()).isLessThanOrEqualTo(20);
    assertAnswers(bob, hosts.start());
    connection.close();
    await().until(() -> bob.metrics().inboundStreams() == 0);
  }

  private static void open(Connection connection) {
    try {
      connection.newStream(List.of(WAIT)).write(ByteBuffer.allocate(0));
    } catch (IOException refused) {
      // That is what this is about.
    }
  }

  private static void assertAnswers(Host host, Host wellBehaved) throws IOException {
    wellBehaved.connect(host.self(), host.addresses());
    Ping ping = new Ping(wellBehaved, new SecureRandom());
    assertThat(ping.ping(host.self(), Duration.ofSeconds(10))).isPositive();
  }
}
