package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;

class HeaderTest {
  @Test
  void theBytesAreThoseOfTheSpecification() throws Exception {
    assertThat(hex(Header.windowUpdate(Header.SYN, 1, 0))).isEqualTo("000100010000000100000000");
    assertThat(hex(Header.fin(3))).isEqualTo("000000040000000300000000");
    assertThat(hex(Header.ping(7))).isEqualTo("000200010000000000000007");
    assertThat(hex(Header.goAway(GoAway.PROTOCOL_ERROR))).isEqualTo("000300000000000000000001");
    assertThat(decode("00000000fffffffe00010000")).isEqualTo(Header.data(-2, 65_536));
  }

  @Test
  void whatCannotBeIsRefused() {
    refused("010000000000000100000000", "version 1");
    refused("000400000000000100000000", "type 4");
    refused("000000000000000000000001", "stream 0");
    refused("000200010000000500000000", "stream 5");
    refused("0000000000000001ffffffff", "4294967295 bytes");
  }

  @Property
  void anyTwelveBytesAreAHeaderOrAViolation(@ForAll @Size(12) byte[] bytes) {
    try {
      Header header = Header.decode(ByteBuffer.wrap(bytes));
      ByteBuffer again = ByteBuffer.allocate(Header.BYTES);
      header.encode(again);
      assertThat(again.array()).isEqualTo(bytes);
    } catch (ProtocolViolationException violation) {
      assertThat(violation.getMessage()).isNotBlank();
    }
  }

  @Property
  void whatIsEncodedIsDecoded(
      @ForAll @IntRange(max = 0xffff) int flags, @ForAll int streamId, @ForAll int length)
      throws Exception {
    FrameType type = streamId == 0 ? FrameType.PING : FrameType.WINDOW_UPDATE;
    Header header = new Header(type, flags, streamId, length);
    assertThat(decode(hex(header))).isEqualTo(header);
  }

  private static void refused(String hex, String reason) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining(reason);
  }

  private static Header decode(String hex) throws ProtocolViolationException {
    return Header.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  private static String hex(Header header) {
    ByteBuffer bytes = ByteBuffer.allocate(Header.BYTES);
    header.encode(bytes);
    return HexFormat.of().formatHex(bytes.array());
  }
}
