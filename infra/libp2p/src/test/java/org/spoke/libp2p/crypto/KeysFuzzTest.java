package org.spoke.libp2p.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.libp2p.testing.Mutations;

class KeysFuzzTest {
  private static final int MUTATIONS = 2_000;

  @Property
  void anyBytesAreAKeyOrRefused(@ForAll @Size(max = 200) byte[] message) {
    assertPublicKeyOrRefused(message);
    assertPrivateKeyOrRefused(message);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultyPublicKeyIsReadAsItIsOrRefused(KeyType type) {
    Mutations.of(KeyVectors.publicKey(type), MUTATIONS, type.number())
        .forEach(KeysFuzzTest::assertPublicKeyOrRefused);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultyPrivateKeyIsReadAsItIsOrRefused(KeyType type) {
    Mutations.of(KeyVectors.privateKey(type), MUTATIONS, type.number())
        .forEach(KeysFuzzTest::assertPrivateKeyOrRefused);
  }

  private static void assertPublicKeyOrRefused(byte[] message) {
    assertReadAsItIsOrRefused(message, bytes -> Keys.decodePublic(bytes).encoded());
  }

  private static void assertPrivateKeyOrRefused(byte[] message) {
    assertReadAsItIsOrRefused(message, bytes -> Keys.decodePrivate(bytes).encoded());
  }

  /** There is one encoding only: what is read is written again as it was. */
  private static void assertReadAsItIsOrRefused(
      byte[] message, UnaryOperator<byte[]> readAndWrite) {
    byte[] written;
    try {
      written = readAndWrite.apply(message);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
      return;
    }
    assertThat(written).isEqualTo(message);
  }
}
