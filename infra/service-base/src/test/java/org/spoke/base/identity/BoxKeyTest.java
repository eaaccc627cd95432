package org.spoke.base.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxKeyTest {
  private static final byte[] DOCUMENT = {1, 2, 3};

  @TempDir Path data;

  @Test
  void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    BoxKey first = new BoxKey(data);
    BoxKey second = new BoxKey(data);

    assertThat(second.publicKey()).hasSize(32).isEqualTo(first.publicKey());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("identity/box-ed25519.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aSignatureStandsForItsDocumentAlone() {
    BoxKey key = new BoxKey(data);
    byte[] signature = key.sign(DOCUMENT);

    assertThat(BoxKey.verify(key.publicKey(), DOCUMENT, signature)).isTrue();
    assertThat(BoxKey.verify(key.publicKey(), new byte[] {1, 2, 4}, signature)).isFalse();
    assertThat(BoxKey.verify(new byte[31], DOCUMENT, signature)).isFalse();
  }

  /** RFC 8032, section 7.1, test 2. */
  @Test
  void theRfcsVectorVerifies() {
    HexFormat hex = HexFormat.of();
    byte[] publicKey =
        hex.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        hex.parseHex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    assertThat(BoxKey.verify(publicKey, hex.parseHex("72"), signature)).isTrue();
  }
}
