package org.spoke.libp2p.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AgreementKeyTest {
  private final AgreementKey alice = AgreementKey.generate(new SecureRandom());

  @Test
  void bothSidesAgreeOnOneSecret() {
    AgreementKey bob = AgreementKey.generate(new SecureRandom());

    assertThat(alice.agree(bob.publicKey())).isEqualTo(bob.agree(alice.publicKey()));
  }

  /** RFC 7748, 6.1. */
  @Test
  void thePublicKeyFollowsFromTheSecretOne() {
    AgreementKey bob =
        AgreementKey.ofSecret(
            HexFormat.of()
                .parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));

    assertThat(bob.publicKey())
        .isEqualTo(
            HexFormat.of()
                .parseHex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
  }

  @Test
  void aSecretThatEverybodyKnowsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alice.agree(new byte[32]))
        .withMessageContaining("all zero");
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alice.agree(new byte[31]))
        .withMessageContaining("32 bytes, not 31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgreementKey.ofSecret(new byte[33]))
        .withMessageContaining("32 bytes, not 33");
  }
}
