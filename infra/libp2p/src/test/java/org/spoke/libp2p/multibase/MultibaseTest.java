package org.spoke.libp2p.multibase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultibaseTest {
  /** Vectors of the multibase specification. */
  @Test
  void theSpecificationsTextsAreWrittenAndRead() {
    assertBoth(
        "yes mani !",
        "bpfsxgidnmfxgsibb",
        "k2lcpzo5yikidynfl",
        "z7paNL19xttacUY",
        "ueWVzIG1hbmkgIQ");
    assertBoth(
        "\0yes mani !",
        "bab4wk4zanvqw42jaee",
        "k02lcpzo5yikidynfl",
        "z17paNL19xttacUY",
        "uAHllcyBtYW5pICE");
    assertBoth(
        "\0\0yes mani !",
        "baaahszltebwwc3tjeaqq",
        "k002lcpzo5yikidynfl",
        "z117paNL19xttacUY",
        "uAAB5ZXMgbWFuaSAh");
  }

  private static void assertBoth(
      String text, String base32, String base36, String base58, String base64url) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(Multibase.BASE32.encodeWithPrefix(bytes)).isEqualTo(base32);
    assertThat(Multibase.BASE36.encodeWithPrefix(bytes)).isEqualTo(base36);
    assertThat(Multibase.BASE58BTC.encodeWithPrefix(bytes)).isEqualTo(base58);
    assertThat(Multibase.BASE64URL.encodeWithPrefix(bytes)).isEqualTo(base64url);
    for (String encoded : new String[] {base32, base36, base58, base64url}) {
      assertThat(Multibase.decodeWithPrefix(encoded)).isEqualTo(bytes);
    }
  }

  @Property
  void bytesAreReadAsTheyWereWritten(
      @ForAll @Size(max = 100) byte[] bytes, @ForAll Multibase base) {
    assertThat(base.decode(base.encode(bytes))).isEqualTo(bytes);
    assertThat(Multibase.decodeWithPrefix(base.encodeWithPrefix(bytes))).isEqualTo(bytes);
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text, @ForAll Multibase base) {
    try {
      assertThat(base.decode(text)).hasSizeLessThanOrEqualTo(text.length());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }

  @Test
  void aTextThatIsNotInTheBaseIsRefused() {
    assertRefused(Multibase.BASE58BTC, "2O", "Character 2 is none of base58: 'O'");
    assertRefused(Multibase.BASE36, "K", "Character 1 is none of base36: 'K'");
    assertRefused(Multibase.BASE32, "aé", "Character 2 is none of base32");
    assertRefused(Multibase.BASE32, "a", "does not end at a byte");
    assertRefused(Multibase.BASE32, "ab", "does not end at a byte");
    assertRefused(Multibase.BASE58BTC, "1".repeat(513), "513 characters, at most 512");
  }

  private static void assertRefused(Multibase base, String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> base.decode(text))
        .withMessageContaining(reason);
  }

  @Test
  void aBaseThatIsNotKnownIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multibase.decodeWithPrefix("Mabc"))
        .withMessage("Not in a known multibase: \"Mabc\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multibase.decodeWithPrefix(""))
        .withMessageContaining("known multibase");
  }
}
