package org.spoke.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.HostEvent.ProtocolsKnown;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.testing.TestHosts;

class IdentifyTest {
  private static final ProtocolId NEWS = new ProtocolId("/news/1.0.0");

  private final TestHosts hosts = new TestHosts();

  @AfterEach
  void closeHosts() {
    hosts.close();
  }

  @Test
  void bothLearnWhoTheOtherIsWhenTheyConnect() throws IOException {
    Host alice = hosts.start(builder -> builder.agentVersion("alice/1"));
    alice.listen(TestHosts.ANY_PORT);
    Host bob = hosts.start();
    List<HostEvent> events = new CopyOnWriteArrayList<>();
    alice.onEvent(events::add);

    TestHosts.connect(alice, bob);

    await().until(() -> bob.peerstore().signedRecord(alice.self()).isPresent());
    assertThat(bob.peerstore().addresses(alice.self())).containsAll(alice.addresses());
    await().until(() -> bob.peerstore().protocols(alice.self()).contains(Identify.PUSH));
    assertThat(bob.peerstore().agentVersion(alice.self())).contains("alice/1");
    await().until(() -> events.stream().anyMatch(ProtocolsKnown.class::isInstance));
    assertThat(alice.peerstore().protocols(bob.self())).isEqualTo(bob.protocols());
  }

  @Test
  void aNewProtocolIsPushedToWhoIsConnected() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    TestHosts.connect(alice, bob);
    await().until(() -> bob.peerstore().protocols(alice.self()).contains(Identify.PUSH));

    bob.handle(NEWS, Stream::close);

    await().until(() -> alice.peerstore().protocols(bob.self()).contains(NEWS));
  }

  @Test
  void aNewAddressIsPushedToWhoIsConnected() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    TestHosts.connect(alice, bob);
    await().until(() -> bob.peerstore().protocols(alice.self()).contains(Identify.PUSH));

    Multiaddr second = bob.listen(TestHosts.ANY_PORT);

    await().until(() -> alice.peerstore().addresses(bob.self()).contains(second));
  }

  @Test
  void aProtocolThatThePeerHasNamedIsOpenedWithoutWaiting() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    bob.handle(NEWS, Stream::close);
    TestHosts.connect(alice, bob);
    await().until(() -> alice.peerstore().protocols(bob.self()).contains(NEWS));
    try (Stream stream = alice.newStream(bob.self(), List.of(new ProtocolId("/no"), NEWS))) {
      assertThat(stream.protocol()).isEqualTo(NEWS);
      assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }
}
