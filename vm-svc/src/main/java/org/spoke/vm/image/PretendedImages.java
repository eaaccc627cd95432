package org.spoke.vm.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spoke.vm.image.ImageFailure.Kind;

/** Images of a few bytes for pretended VMs: stored and verified like real ones, never bootable. */
public final class PretendedImages implements ImageSource {
  private static final byte[] CONTENT = "pretended\n".getBytes(StandardCharsets.US_ASCII);

  private final ImageStore store;

  public PretendedImages(ImageStore store) {
    this.store = store;
  }

  @Override
  public Image build(ImageTemplate template, BuildProgress progress) {
    try {
      Path folder = store.newWorkFolder();
      Files.write(folder.resolve(ImageStore.KERNEL), CONTENT);
      Files.write(folder.resolve(ImageStore.INITRAMFS), CONTENT);
      String digest = ImageDigest.of(CONTENT).value();
      return store.put(
          folder, new ImageManifest(template.name(), "pretended", digest, digest, "", List.of()));
    } catch (IOException e) {
      throw new ImageFailure(
          Kind.STORAGE_FAILED, "The image cannot be written: " + e.getMessage(), e);
    }
  }
}
