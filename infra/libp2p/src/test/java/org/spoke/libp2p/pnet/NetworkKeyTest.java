package org.spoke.libp2p.pnet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NetworkKeyTest {
  private static final String HEX =
      "377f1ab022c885ab554482599939b559791442c699c24d8dcf086ab294b8f735";
  private static final byte[] SECRET = HexFormat.of().parseHex(HEX);

  @Test
  void aKeyIsReadInEachEncoding() {
    byte[] binary = Arrays.copyOf(text("/key/swarm/psk/1.0.0/\n/bin/\n"), 28 + 32);
    System.arraycopy(SECRET, 0, binary, 28, 32);
    List<byte[]> files =
        List.of(
            text("/key/swarm/psk/1.0.0/\n/base16/\n" + HEX),
            text("/key/swarm/psk/1.0.0/\r\n/base16/\r\n" + HEX + "\r\n"),
            text(
                "/key/swarm/psk/1.0.0/\n/base64/\n"
                    + Base64.getEncoder().encodeToString(SECRET)
                    + "\n"),
            binary);
    for (byte[] file : files) {
      assertThat(NetworkKey.parse(file).secret()).isEqualTo(SECRET);
    }
  }

  @Test
  void aWrittenKeyIsReadAgain() {
    NetworkKey key = NetworkKey.generate(new SecureRandom());
    assertThat(NetworkKey.parse(key.format())).isEqualTo(key);
  }

  @Test
  void aMalformedKeyIsRefusedWithoutShowingIt() {
    List<String> files =
        List.of(
            "",
            HEX,
            "/key/swarm/psk/2.0.0/\n/base16/\n" + HEX,
            "/key/swarm/psk/1.0.0/\n/base58/\n" + HEX,
            "/key/swarm/psk/1.0.0/\n/base16/\n" + HEX.substring(2),
            "/key/swarm/psk/1.0.0/\n/base16/\n" + HEX.replace('7', 'x'),
            "/key/swarm/psk/1.0.0/\n/base64/\n" + HEX.replace('7', '!'));
    for (String file : files) {
      assertThatThrownBy(() -> NetworkKey.parse(text(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageNotContaining("ab0");
    }
    assertThat(NetworkKey.parse(text("/key/swarm/psk/1.0.0/\n/base16/\n" + HEX)).toString())
        .doesNotContain("377f");
  }

  @Property
  void anyBytesAreAKeyOrRefused(@ForAll byte[] file) {
    try {
      assertThat(NetworkKey.parse(file).secret()).hasSize(32);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }
}
