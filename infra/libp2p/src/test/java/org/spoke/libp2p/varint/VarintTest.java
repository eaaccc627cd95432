package org.spoke.libp2p.varint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;

class VarintTest {
  /** Examples of the specification. */
  @Test
  void theSpecificationsNumbersAreWrittenAsItSays() {
    assertThat(hex(1)).isEqualTo("01");
    assertThat(hex(127)).isEqualTo("7f");
    assertThat(hex(128)).isEqualTo("8001");
    assertThat(hex(255)).isEqualTo("ff01");
    assertThat(hex(300)).isEqualTo("ac02");
    assertThat(hex(16_384)).isEqualTo("808001");
    assertThat(hex(0)).isEqualTo("00");
    assertThat(hex(Long.MAX_VALUE)).isEqualTo("ffffffffffffffff7f");
  }

  @Property
  void aNumberIsReadAsItWasWritten(@ForAll @LongRange(min = 0) long value) throws IOException {
    byte[] bytes = Varint.encode(value);

    assertThat(bytes).hasSize(Varint.size(value)).hasSizeLessThanOrEqualTo(Varint.MAX_BYTES);
    assertThat(Varint.read(ByteBuffer.wrap(bytes))).isEqualTo(value);
    assertThat(Varint.read(channelOf(bytes), Long.MAX_VALUE)).isEqualTo(value);
  }

  @Property
  void anyBytesAreTheShortestFormOfANumberOrRefused(@ForAll @Size(max = 12) byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    try {
      byte[] written = Varint.encode(Varint.read(from));
      assertThat(bytes).startsWith(written).hasSize(written.length + from.remaining());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().contains("varint");
    }
  }

  @Test
  void aMalformedNumberIsRefused() {
    assertRefused("8000", "longer than its number 0 needs");
    assertRefused("ff00", "longer than its number 127 needs");
    assertRefused("ffffffffffffffffff01", "longer than 9 bytes");
    assertRefused("ff", "end within");
    assertRefused("", "end within");
  }

  private static void assertRefused(String hex, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Varint.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
        .withMessageContaining(reason);
  }

  @Test
  void aNegativeNumberCannotBeWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Varint.encode(-1))
        .withMessageContaining("-1");
  }

  @Test
  void aNumberAboveTheMaximumIsRefused() throws IOException {
    assertThat(Varint.read(ByteBuffer.wrap(Varint.encode(300)), 300)).isEqualTo(300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Varint.read(ByteBuffer.wrap(Varint.encode(301)), 300))
        .withMessageContaining("is 301, at most 300");
    assertViolation(channelOf(Varint.encode(301)), "is 301, at most 300");
  }

  @Test
  void aChannelThatEndsBetweenNumbersIsToldFromOneThatEndsWithinOne() throws IOException {
    assertThat(Varint.readOrEnd(channelOf(new byte[0]), 300)).isEqualTo(OptionalLong.empty());
    assertViolation(channelOf(new byte[0]), "ended before");
    assertViolation(channelOf(new byte[] {(byte) 0x80}), "ended within");
    assertViolation(channelOf(new byte[] {(byte) 0x80, 0}), "longer than its number");
  }

  private static void assertViolation(Duplex channel, String reason) {
    assertThatExceptionOfType(ProtocolViolationException.class)
        .isThrownBy(() -> Varint.read(channel, 300))
        .withMessageContaining(reason);
  }

  private static Duplex channelOf(byte[] bytes) throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    pair.left().write(ByteBuffer.wrap(bytes));
    pair.left().closeWrite();
    return pair.right();
  }

  private static String hex(long value) {
    return HexFormat.of().formatHex(Varint.encode(value));
  }
}
