package org.spoke.vm.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real image, built once a test run; the downloaded packages are kept in target. */
public final class TestImages {
  private static final Path FOLDER = Path.of("target/test-images").toAbsolutePath();
  private static final ImageStore STORE = new ImageStore(FOLDER.resolve("store"));
  private static Image minimal;

  private TestImages() {}

  /** The image of the template debian-minimal. */
  public static synchronized Image minimal() {
    if (minimal == null) {
      minimal = builder(STORE).build(ImageTemplate.debianMinimal(), BuildProgress.SILENT);
    }
    return minimal;
  }

  /**
   * Puts a copy of the real image into the store, its kernel told one word more: another image, so
   * another digest.
   */
  public static Image copyInto(ImageStore store, String kernelArgument) throws IOException {
    Image real = minimal();
    Path folder = store.newWorkFolder();
    Files.copy(real.kernel(), folder.resolve(ImageStore.KERNEL));
    Files.copy(real.initramfs(), folder.resolve(ImageStore.INITRAMFS));
    ImageManifest manifest = real.manifest();
    return store.put(
        folder,
        new ImageManifest(
            manifest.template(),
            manifest.kernelRelease(),
            manifest.kernel(),
            manifest.initramfs(),
            manifest.commandLine() + " " + kernelArgument,
            manifest.packages()));
  }

  /** A builder into the store that shares the downloaded packages. */
  static ImageBuilder builder(ImageStore store) {
    return new ImageBuilder(FOLDER.resolve("packages"), store);
  }

  /** An image whose kernel is the real one and whose first program is the script. */
  public static Image withInit(Path folder, String script) throws IOException {
    Image real = minimal();
    byte[] initramfs =
        new CpioArchive()
            .directory("dev", 0755)
            .file("init", 0755, script.getBytes(StandardCharsets.UTF_8))
            .toBytes();
    Files.createDirectories(folder);
    Path file = Files.write(folder.resolve("initramfs.img"), initramfs);
    return new Image(real.digest(), real.kernel(), file, real.manifest());
  }
}
