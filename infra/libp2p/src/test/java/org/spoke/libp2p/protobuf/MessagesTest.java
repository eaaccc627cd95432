package org.spoke.libp2p.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.peer.wire.Envelope;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Mutations;

class MessagesTest {
  private static final int MAXIMUM_BYTES = 1_000;

  private final DuplexPair pair = DuplexPair.inMemory();

  @Test
  void rawBytesMayFollowAMessage() throws IOException {
    Messages.write(pair.left(), message(300));
    pair.left().write(ByteBuffer.wrap(new byte[] {42}));

    assertThat(Messages.read(pair.right(), Envelope.parser(), MAXIMUM_BYTES))
        .isEqualTo(message(300));
    ByteBuffer next = ByteBuffer.allocate(10);
    assertThat(pair.right().read(next)).isEqualTo(1);
    assertThat(next.get(0)).isEqualTo((byte) 42);
  }

  @Property(tries = 50)
  void messagesComeInTheirOrderHoweverTheyAreCutUp(
      @ForAll @Size(max = 10) List<@IntRange(max = 900) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 64) int held)
      throws Exception {
    DuplexPair narrow = DuplexPair.holding(held);
    Thread writer = Thread.startVirtualThread(() -> writeAll(narrow.left(), sizes));

    List<Envelope> received = new ArrayList<>();
    Optional<Envelope> next = Messages.readOrEnd(narrow.right(), Envelope.parser(), MAXIMUM_BYTES);
    while (next.isPresent()) {
      received.add(next.get());
      next = Messages.readOrEnd(narrow.right(), Envelope.parser(), MAXIMUM_BYTES);
    }

    writer.join();
    assertThat(received).isEqualTo(sizes.stream().map(MessagesTest::message).toList());
  }

  private static void writeAll(Duplex channel, List<Integer> sizes) {
    try {
      for (int size : sizes) {
        Messages.write(channel, message(size));
      }
      channel.closeWrite();
    } catch (IOException cut) {
      channel.close();
    }
  }

  @Test
  void bytesBehindTheirLengthAreReadAsTheyAre() throws IOException {
    Messages.writeBytes(pair.left(), new byte[] {1, 2, 3});

    assertThat(Messages.readBytes(pair.right(), 3)).containsExactly(1, 2, 3);
  }

  @Test
  void aMessageLongerThanTheMaximumIsRefusedBeforeItComes() throws IOException {
    pair.left()
        .write(
            ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07}));

    assertThatExceptionOfType(ProtocolViolationException.class)
        .isThrownBy(() -> Messages.read(pair.right(), Envelope.parser(), MAXIMUM_BYTES))
        .withMessageContaining("2147483647, at most 1000");
  }

  @Test
  void aChannelThatEndsWithinAMessageIsAViolation() throws IOException {
    pair.left().write(ByteBuffer.wrap(new byte[] {5, 1, 2}));
    pair.left().closeWrite();

    assertThatExceptionOfType(ProtocolViolationException.class)
        .isThrownBy(() -> Messages.readOrEnd(pair.right(), Envelope.parser(), MAXIMUM_BYTES))
        .withMessageContaining("after 2 of 5 bytes");
  }

  @Test
  void aFaultyMessageIsReadOrAViolation() throws IOException {
    byte[] valid = Messages.encode(message(100)).array();
    for (byte[] faulty : Mutations.of(valid, 5_000, 1).toList()) {
      assertReadOrViolation(faulty);
    }
  }

  private static void assertReadOrViolation(byte[] bytes) throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    pair.left().write(ByteBuffer.wrap(bytes));
    pair.left().closeWrite();
    try {
      Messages.read(pair.right(), Envelope.parser(), MAXIMUM_BYTES);
    } catch (ProtocolViolationException violation) {
      assertThat(violation).message().isNotBlank();
    }
  }

  private static Envelope message(int size) {
    return Envelope.newBuilder().setPayload(ByteString.copyFrom(new byte[size])).build();
  }
}
