package org.spoke.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.identify.wire.IdentifyMessage;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.protobuf.Messages;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Mutations;

class IdentificationFuzzTest {
  private static final PrivateKey KEY = Keys.ed25519(new byte[32]);
  private static final List<Multiaddr> ADDRESSES =
      List.of(Multiaddr.parse("/ip4/192.0.2.1/tcp/4001"), Multiaddr.parse("/ip6/::1/tcp/4001"));
  private static final Identification FULL =
      new Identification(
          Optional.of(KEY.publicKey()),
          ADDRESSES,
          List.of(Identify.PROTOCOL, Identify.PUSH),
          Optional.of(Multiaddr.parse("/ip4/198.51.100.7/tcp/4001")),
          Optional.of("ipfs/0.1.0"),
          Optional.of("test/1"),
          Optional.of(new OwnRecord(KEY, InstantSource.system()).of(ADDRESSES)));

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(read(Messages.encode(FULL.toMessage()).array())).isEqualTo(FULL);
  }

  @Test
  void aLongOneInSeveralMessagesIsOne() throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    IdentifyMessage whole = FULL.toMessage();
    Messages.write(pair.left(), whole.toBuilder().clearSignedPeerRecord().build());
    Messages.write(
        pair.left(),
        IdentifyMessage.newBuilder().setSignedPeerRecord(whole.getSignedPeerRecord()).build());
    pair.left().closeWrite();
    assertThat(IdentifyChannel.read(pair.right())).isEqualTo(FULL);
  }

  @Test
  void tooManyMessagesAreAViolation() throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    for (int i = 0; i <= IdentifyChannel.MAX_MESSAGES; i++) {
      Messages.write(pair.left(), FULL.toMessage());
    }
    assertThatThrownBy(() -> IdentifyChannel.read(pair.right()))
        .isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void aGiantMessageIsRefusedByItsLength() {
    byte[] length = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
    assertThatThrownBy(() -> read(length)).isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void whatIsTooMuchIsLeftOut() throws IOException {
    IdentifyMessage.Builder message = IdentifyMessage.newBuilder();
    for (int i = 0; i < 2 * Identification.MAX_PROTOCOLS; i++) {
      message.addProtocols("/p/" + i).addProtocols("no name");
    }
    Identification read = Identification.of(message.build());
    assertThat(read.protocols())
        .hasSize(Identification.MAX_PROTOCOLS)
        .startsWith(new ProtocolId("/p/0"));
  }

  @Property(tries = 500)
  void anyBytesAreReadOrAViolation(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Test
  void faultyMessagesAreReadOrAViolation() throws IOException {
    byte[] valid = Messages.encode(FULL.toMessage()).array();
    for (byte[] faulty : Mutations.of(valid, 3_000, 11).toList()) {
      readOrRefuse(faulty);
    }
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    try {
      assertThat(read(bytes)).isNotNull();
    } catch (ProtocolViolationException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  private static Identification read(byte[] bytes) throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    Duplex writer = pair.left();
    writer.write(ByteBuffer.wrap(bytes));
    writer.closeWrite();
    return IdentifyChannel.read(pair.right());
  }
}
