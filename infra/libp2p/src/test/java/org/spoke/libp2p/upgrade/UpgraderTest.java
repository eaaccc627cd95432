package org.spoke.libp2p.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.mux.Muxer;
import org.spoke.libp2p.noise.NoiseSecurity;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.pnet.NetworkKey;
import org.spoke.libp2p.pnet.PrivateNetwork;
import org.spoke.libp2p.secure.Security;
import org.spoke.libp2p.secure.WrongPeerException;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Together;
import org.spoke.libp2p.transport.UpgradedConnection;

class UpgraderTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PrivateKey ALICE = Keys.generate(KeyType.ED25519, RANDOM);
  private static final PrivateKey BOB = Keys.generate(KeyType.ED25519, RANDOM);
  private static final ProtocolId FIRST = new ProtocolId("/first/1.0.0");
  private static final ProtocolId SECOND = new ProtocolId("/second/1.0.0");
  private static final Multiaddr HERE = Multiaddr.parse("/ip4/192.0.2.1/tcp/4001");
  private static final Multiaddr THERE = Multiaddr.parse("/ip4/192.0.2.2/tcp/4001");

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final DuplexPair pair = DuplexPair.inMemory();

  @AfterEach
  void endTimer() {
    timer.shutdownNow();
  }

  @Test
  void bothGetAConnectionToTheOthersKeyOverTheMuxerAgreedInTheHandshake() {
    var ends =
        upgrade(host(ALICE, List.of(SECOND, FIRST), true), host(BOB, List.of(FIRST, SECOND), true));
    assertUpgraded(ends.left().expected(), BOB, Direction.OUTBOUND);
    assertUpgraded(ends.right().expected(), ALICE, Direction.INBOUND);
    assertThat(muxer(ends.left().expected())).isEqualTo(SECOND);
    assertThat(muxer(ends.right().expected())).isEqualTo(SECOND);
  }

  @Test
  void theMuxerIsAgreedAfterTheHandshakeWithAPeerThatDoesNotDoSoWithin() {
    var ends =
        upgrade(host(ALICE, List.of(FIRST, SECOND), true), host(BOB, List.of(SECOND), false));
    assertThat(muxer(ends.left().expected())).isEqualTo(SECOND);
    assertThat(muxer(ends.right().expected())).isEqualTo(SECOND);
  }

  @Test
  void peersWithoutACommonMuxerPart() {
    var ends = upgrade(host(ALICE, List.of(FIRST), false), host(BOB, List.of(SECOND), false));
    assertThat(ends.left().failure()).isInstanceOf(UnsupportedProtocolException.class);
    assertThat(ends.right().failure()).isInstanceOf(IOException.class);
  }

  @Test
  void somebodyElseAtTheAddressIsRefused() {
    Upgrader dialer = host(ALICE, List.of(FIRST), true);
    PeerId wanted = PeerId.of(ALICE.publicKey());
    var ends =
        Together.run(
            () -> dialer.upgrade(raw(pair.left(), Direction.OUTBOUND), Optional.of(wanted)),
            () ->
                host(BOB, List.of(FIRST), true)
                    .upgrade(raw(pair.right(), Direction.INBOUND), Optional.empty()));
    assertThat(ends.left().failure()).isInstanceOf(WrongPeerException.class);
    assertThat(ends.right().failure()).isInstanceOf(IOException.class);
  }

  @Test
  void membersOfAPrivateNetworkConnect() {
    Optional<PrivateNetwork> network =
        Optional.of(new PrivateNetwork(NetworkKey.generate(RANDOM), RANDOM));
    var ends = upgrade(host(ALICE, network), host(BOB, network));
    assertUpgraded(ends.left().expected(), BOB, Direction.OUTBOUND);
    assertUpgraded(ends.right().expected(), ALICE, Direction.INBOUND);
  }

  @Test
  void whoHasNotTheNetworksKeyIsCut() {
    Optional<PrivateNetwork> network =
        Optional.of(new PrivateNetwork(NetworkKey.generate(RANDOM), RANDOM));
    Optional<PrivateNetwork> another =
        Optional.of(new PrivateNetwork(NetworkKey.generate(RANDOM), RANDOM));
    var ends = upgrade(host(ALICE, another), host(BOB, network));
    assertThat(ends.left().failure()).isInstanceOf(IOException.class);
    assertThat(ends.right().failure()).isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void aPeerThatSaysNothingIsCutAtTheDeadline() {
    Upgrader impatient =
        new Upgrader(
            List.of(noise(BOB, List.of())),
            List.of(muxer(FIRST)),
            Optional.empty(),
            timer,
            Duration.ofMillis(20));
    var ends =
        Together.run(
            () -> pair.left().read(ByteBuffer.allocate(1)),
            () -> impatient.upgrade(raw(pair.right(), Direction.INBOUND), Optional.empty()));
    assertThat(ends.right().failure()).hasMessage("The connection was not upgraded within 20 ms");
    assertThat(ends.left().failure()).isInstanceOf(IOException.class);
  }

  private Together.Outcomes<UpgradedConnection, UpgradedConnection> upgrade(
      Upgrader dialer, Upgrader listener) {
    return Together.run(
        () ->
            dialer.upgrade(
                raw(pair.left(), Direction.OUTBOUND), Optional.of(PeerId.of(BOB.publicKey()))),
        () -> listener.upgrade(raw(pair.right(), Direction.INBOUND), Optional.empty()));
  }

  private static void assertUpgraded(
      UpgradedConnection connection, PrivateKey other, Direction direction) {
    assertThat(connection.key()).isEqualTo(other.publicKey());
    assertThat(connection.direction()).isEqualTo(direction);
    assertThat(connection.local()).isEqualTo(HERE);
    assertThat(connection.remote()).isEqualTo(THERE);
  }

  private static RawConnection raw(Duplex channel, Direction direction) {
    return new RawConnection(channel, direction, HERE, THERE, false);
  }

  private Upgrader host(PrivateKey key, Optional<PrivateNetwork> network) {
    return new Upgrader(List.of(noise(key, List.of(FIRST))), List.of(muxer(FIRST)), network, timer);
  }

  private Upgrader host(PrivateKey key, List<ProtocolId> muxers, boolean withinHandshake) {
    Security noise = noise(key, withinHandshake ? muxers : List.of());
    List<Muxer> spoken = muxers.stream().map(UpgraderTest::muxer).toList();
    return new Upgrader(List.of(noise), spoken, Optional.empty(), timer);
  }

  private static Security noise(PrivateKey key, List<ProtocolId> muxers) {
    return new NoiseSecurity(key, muxers, RANDOM);
  }

  private static ProtocolId muxer(UpgradedConnection connection) {
    return ((Streams) connection.streams()).muxer();
  }

  private static Muxer muxer(ProtocolId id) {
    return new Muxer() {
      @Override
      public ProtocolId id() {
        return id;
      }

      @Override
      public MuxedConnection over(Duplex channel, Direction direction) {
        return new Streams(id, channel);
      }
    };
  }

  /** Carries nothing, but knows who made it. */
  private record Streams(ProtocolId muxer, Duplex channel) implements MuxedConnection {
    @Override
    public MuxedStream open() throws IOException {
      throw new IOException("No streams here");
    }

    @Override
    public MuxedStream accept() throws IOException {
      throw new IOException("No streams here");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      channel.close();
    }
  }
}
