package org.spoke.vm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
  private static final byte[] KERNEL = {1, 2, 3};
  private static final byte[] INITRAMFS = {4, 5, 6};

  @TempDir Path folder;
  private ImageStore store;
  private Image image;

  @BeforeEach
  void putAnImage() throws IOException {
    store = new ImageStore(folder);
    image = put();
  }

  @Test
  void anImageIsHandedOutAfterItsFilesWereFoundUnchanged() {
    assertThat(store.open(image.digest())).isEqualTo(image);
    assertThat(store.newest("small")).contains(image.digest());
    assertThat(new ImageStore(folder).open(image.digest())).isEqualTo(image);
  }

  @Test
  void aChangedInitramfsIsRefused() throws IOException {
    change(image.initramfs());
    assertRefused(ImageFailure.Kind.DIGEST_MISMATCH, image.digest());
  }

  @Test
  void aChangedKernelIsRefusedUntilTheImageIsPutAgain() throws IOException {
    change(image.kernel());
    assertRefused(ImageFailure.Kind.DIGEST_MISMATCH, image.digest());
    assertThat(put()).isEqualTo(image);
    assertThat(store.open(image.digest())).isEqualTo(image);
  }

  @Test
  void aChangedManifestIsRefused() throws IOException {
    change(image.kernel().resolveSibling("manifest.json"));
    assertRefused(ImageFailure.Kind.DIGEST_MISMATCH, image.digest());
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Files.delete(image.kernel());
    assertRefused(ImageFailure.Kind.DIGEST_MISMATCH, image.digest());
  }

  @Test
  void anImageThatIsNotHereIsNamed() {
    assertRefused(ImageFailure.Kind.UNKNOWN_IMAGE, ImageDigest.of(new byte[] {1}));
    assertThat(store.newest("windows-95")).isEmpty();
    assertThat(store.newest("../../etc/passwd")).isEmpty();
  }

  private Image put() throws IOException {
    Path work = store.newWorkFolder();
    Files.write(work.resolve(ImageStore.KERNEL), KERNEL);
    Files.write(work.resolve(ImageStore.INITRAMFS), INITRAMFS);
    return store.put(
        work,
        new ImageManifest(
            "small",
            "6.1",
            ImageDigest.of(KERNEL).value(),
            ImageDigest.of(INITRAMFS).value(),
            "quiet",
            List.of()));
  }

  private void assertRefused(ImageFailure.Kind kind, ImageDigest digest) {
    assertThatThrownBy(() -> store.open(digest))
        .isInstanceOfSatisfying(ImageFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static void change(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
  }
}
