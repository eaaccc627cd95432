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

class SeedVaultTest {

  private static final WalletId TENANT = new WalletId("wal_00000000000000000001");
  private static final WalletId PROVIDER = new WalletId("wal_00000000000000000002");

  private final SecureRandom random = new SecureRandom();
  private final Mnemonic mnemonic = Mnemonic.generate(random);

  @TempDir private Path box;

  private Path folder() {
    return box.resolve("wallets");
  }

  private SeedVault vault() {
    return SeedVault.open(folder(), random);
  }

  @Test
  void aSeedOutlivesTheProcess() {
    vault().keep(TENANT, mnemonic);
    assertThat(vault().unlock(TENANT).words()).isEqualTo(mnemonic.words());
  }

  @Test
  void everyFileIsForItsOwnerOnly() throws IOException {
    vault().keep(TENANT, mnemonic);
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neitherWordsNorEntropyStandInAFile() throws IOException {
    vault().keep(TENANT, mnemonic);
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
    vault().keep(TENANT, mnemonic);
    vault().keep(TENANT, mnemonic);
    assertThat(vault().unlock(TENANT).words()).isEqualTo(mnemonic.words());
  }

  @Test
  void anotherSeedNeverReplacesTheFirst() {
    vault().keep(TENANT, mnemonic);
    assertThatThrownBy(() -> vault().keep(TENANT, Mnemonic.generate(random)))
        .hasMessageContaining("already has another seed");
    assertThat(vault().unlock(TENANT).words()).isEqualTo(mnemonic.words());
  }

  @Test
  void aFileInAnotherWalletsPlaceDoesNotOpen() throws IOException {
    vault().keep(TENANT, mnemonic);
    Files.copy(seed(TENANT), seed(PROVIDER), StandardCopyOption.COPY_ATTRIBUTES);
    assertThatThrownBy(() -> vault().unlock(PROVIDER)).hasMessageContaining("does not open");
  }

  @Test
  void aFlippedBitIsNoticed() throws IOException {
    vault().keep(TENANT, mnemonic);
    byte[] bytes = Files.readAllBytes(seed(TENANT));
    bytes[bytes.length - 20] ^= 1;
    Files.write(seed(TENANT), bytes);
    assertThatThrownBy(() -> vault().unlock(TENANT)).hasMessageContaining("does not open");
  }

  @Test
  void aKeyThatOthersCouldReadIsRefused() throws IOException {
    vault();
    Files.setPosixFilePermissions(
        folder().resolve("box.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::vault).hasMessageContaining("chmod 600");
  }

  @Test
  void aLostKeyIsNeverReplacedWhileSeedsNeedIt() throws IOException {
    vault().keep(TENANT, mnemonic);
    Files.delete(folder().resolve("box.key"));
    assertThatThrownBy(this::vault).hasMessageContaining("restore it from the backup");
  }

  @Test
  void aWalletOfAnotherBoxHasNoSeedHere() {
    assertThatThrownBy(() -> vault().unlock(TENANT)).hasMessageContaining("has no seed");
  }

  private Path seed(WalletId wallet) {
    return folder().resolve(wallet + ".seed");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder())) {
      return files.toList();
    }
  }
}
