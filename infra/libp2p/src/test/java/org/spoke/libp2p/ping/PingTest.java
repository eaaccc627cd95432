package org.spoke.libp2p.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.testing.TestHosts;

class PingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TestHosts hosts = new TestHosts();
  private final SecureRandom random = new SecureRandom();

  @AfterEach
  void closeHosts() {
    hosts.close();
  }

  @Test
  void aRoundTripIsMeasuredAndRemembered() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    TestHosts.connect(alice, bob);
    Duration roundTrip = new Ping(alice, random).ping(bob.self(), PATIENCE);
    assertThat(roundTrip).isPositive().isLessThan(PATIENCE);
    assertThat(alice.peerstore().latency(bob.self())).contains(roundTrip);
  }

  @Test
  void aWrongAnswerIsAViolation() throws IOException {
    Host alice = hosts.start();
    Host liar = hosts.start();
    liar.handle(Ping.PROTOCOL, stream -> stream.write(ByteBuffer.allocate(Ping.PAYLOAD_BYTES)));
    TestHosts.connect(alice, liar);
    assertThatThrownBy(() -> new Ping(alice, random).ping(liar.self(), PATIENCE))
        .isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void aPeerThatDoesNotAnswerIsGivenUp() throws IOException {
    Host alice = hosts.start();
    Host mute = hosts.start();
    mute.handle(Ping.PROTOCOL, stream -> stream.readFully(ByteBuffer.allocate(1_000)));
    TestHosts.connect(alice, mute);
    assertThatThrownBy(() -> new Ping(alice, random).ping(mute.self(), Duration.ofMillis(50)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void onePeerKeepsNoMoreThanTwoPingsOpen() throws IOException {
    Host alice = hosts.start();
    Host bob = hosts.start();
    Connection connection = TestHosts.connect(alice, bob);
    List<Stream> kept = new ArrayList<>();
    for (int i = 0; i < Ping.ANSWERED_PER_PEER; i++) {
      kept.add(connection.newStream(List.of(Ping.PROTOCOL)));
      exchange(kept.getLast());
    }
    assertThatThrownBy(() -> exchange(connection.newStream(List.of(Ping.PROTOCOL))))
        .isInstanceOf(IOException.class);
    exchange(kept.getFirst());
  }

  private static void exchange(Stream stream) throws IOException {
    stream.endWithin(PATIENCE);
    stream.write(ByteBuffer.allocate(Ping.PAYLOAD_BYTES));
    stream.readFully(ByteBuffer.allocate(Ping.PAYLOAD_BYTES));
  }
}
