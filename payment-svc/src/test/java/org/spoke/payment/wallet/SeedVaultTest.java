package org.spoke.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.payment.chain.CardanoNetwork;
import org.spoke.payment.chain.KeyHash;

class SeedVaultTest {

  private final SecureRandom random = new SecureRandom();
  private final Mnemonic mnemonic = Mnemonic.generate(random);
  private final KeyHash owner = WalletKeys.derive(mnemonic, CardanoNetwork.TESTNET).hash();

  @TempDir private Path box;

  private Path folder() {
    return box.resolve("wallets");
  }

  private SeedVault vault() {
    return SeedVault.open(folder(), random, CardanoNetwork.TESTNET);
  }

  @Test
  void aSeedOutlivesTheProcess() {
    vault().keep(mnemonic);
    assertThat(vault().unlock(owner).orElseThrow().hash()).isEqualTo(owner);
  }

  @Test
  void everyFileIsForItsOwnerOnly() throws IOException {
    vault().keep(mnemonic);
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neitherWordsNorEntropyStandInAFile() throws IOException {
    vault().keep(mnemonic);
    String entropy = new String(mnemonic.entropy(), StandardCharsets.ISO_8859_1);
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .doesNotContain(entropy)
          .doesNotContain(mnemonic.words().getFirst() + " ");
    }
    assertThat(files()).hasSize(2);
  }

  @Test
  void keepingTheSameSeedTwiceIsKeepingItOnce() {
    vault().keep(mnemonic);
    vault().keep(mnemonic);
    assertThat(vault().unlock(owner).orElseThrow().hash()).isEqualTo(owner);
  }

  @Test
  void aFileInAnotherWalletsPlaceDoesNotOpen() throws IOException {
    vault().keep(mnemonic);
    KeyHash other = new KeyHash("ab".repeat(28));
    Files.copy(seed(owner), seed(other), StandardCopyOption.COPY_ATTRIBUTES);
    assertThatThrownBy(() -> vault().unlock(other)).hasMessageContaining("does not open");
  }

  @Test
  void aFlippedBitIsNoticed() throws IOException {
    vault().keep(mnemonic);
    byte[] bytes = Files.readAllBytes(seed(owner));
    bytes[bytes.length - 20] ^= 1;
    Files.write(seed(owner), bytes);
    assertThatThrownBy(() -> vault().unlock(owner)).hasMessageContaining("does not open");
  }

  @Test
  void aKeyThatOthersCouldReadIsRefused() throws IOException {
    vault();
    Files.setPosixFilePermissions(
        folder().resolve("seed.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::vault).hasMessageContaining("chmod 600");
  }

  @Test
  void aLostKeyIsNeverReplacedWhileSeedsNeedIt() throws IOException {
    vault().keep(mnemonic);
    Files.delete(folder().resolve("seed.key"));
    assertThatThrownBy(this::vault).hasMessageContaining("restore it from the backup");
  }

  @Test
  void aWalletOfAnotherBoxHasNoSeedHere() {
    assertThat(vault().unlock(owner)).isEmpty();
  }

  private Path seed(KeyHash wallet) {
    return folder().resolve(wallet + ".seed");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder())) {
      return files.toList();
    }
  }
}
