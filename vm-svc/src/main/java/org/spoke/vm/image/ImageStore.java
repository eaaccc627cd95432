package org.spoke.vm.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spoke.vm.image.ImageFailure.Kind;

/**
 * The images of this machine, each in a folder named by its digest. An image is handed out only
 * after its files were read and found to be what the digest says.
 */
public final class ImageStore {
  static final String KERNEL = "vmlinuz";
  static final String INITRAMFS = "initramfs.img";
  private static final String MANIFEST = "manifest.json";
  private static final String READ_ONLY = "r--r--r--"; // a VM links the kernel, so nobody writes it

  private final Path images;
  private final Path templates;
  private final Path work;

  /** Opens the store in the folder, which is made when missing. */
  public ImageStore(Path folder) {
    this.images = folder.resolve("by-digest");
    this.templates = folder.resolve("templates");
    this.work = folder.resolve("work");
    try {
      FileTree.delete(work); // what an interrupted build left
      for (Path each : List.of(images, templates, work)) {
        Files.createDirectories(each);
      }
    } catch (IOException e) {
      throw storageFailed("The image store cannot be opened", e);
    }
  }

  /** The image of the digest, verified. */
  public Image open(ImageDigest digest) {
    return read(digest, ImageStore::verified);
  }

  /** The image of the digest as its manifest says, without a look at the files that boot. */
  Image describe(ImageDigest digest) {
    return read(digest, ImageStore::described);
  }

  private Image read(ImageDigest digest, Reading reading) {
    Path folder = images.resolve(digest.hex());
    if (!Files.isDirectory(folder)) {
      throw new ImageFailure(Kind.UNKNOWN_IMAGE, "No image " + digest + " is on this machine");
    }
    try {
      return reading.of(folder, digest);
    } catch (IOException e) {
      throw new ImageFailure(
          Kind.DIGEST_MISMATCH, "Image " + digest + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** How much of an image is read. */
  @FunctionalInterface
  private interface Reading {
    Image of(Path folder, ImageDigest digest) throws IOException;
  }

  /** The digest of the template's newest image, if one was built here. */
  public Optional<ImageDigest> newest(String template) {
    Path file = templates.resolve(Path.of(template).getFileName().toString());
    try {
      return Files.exists(file)
          ? Optional.of(new ImageDigest(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw storageFailed("The image of template " + template + " cannot be looked up", e);
    }
  }

  /** The names of the templates that an image was built of, sorted. */
  public List<String> templates() {
    try (Stream<Path> files = Files.list(templates)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw storageFailed("The templates cannot be listed", e);
    }
  }

  /** A new folder in the store's file system, for a builder. */
  Path newWorkFolder() throws IOException {
    return Files.createTempDirectory(work, "build");
  }

  /** Takes over the folder that holds kernel and initramfs. An image that is here already stays. */
  Image put(Path folder, ImageManifest manifest) throws IOException {
    byte[] bytes = manifest.toBytes();
    ImageDigest digest = ImageDigest.of(bytes);
    Files.write(folder.resolve(MANIFEST), bytes);
    for (String file : List.of(KERNEL, INITRAMFS, MANIFEST)) {
      Files.setPosixFilePermissions(
          folder.resolve(file), PosixFilePermissions.fromString(READ_ONLY));
    }
    Path home = images.resolve(digest.hex());
    if (!isIntact(home, digest)) {
      FileTree.delete(home);
      moveUnlessThere(folder, home);
    }
    Path mark = Files.writeString(Files.createTempFile(work, "mark", ""), digest + "\n");
    Files.move(mark, templates.resolve(manifest.template()), StandardCopyOption.ATOMIC_MOVE);
    return open(digest);
  }

  private static void moveUnlessThere(Path folder, Path home) throws IOException {
    try {
      Files.move(folder, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  private static boolean isIntact(Path home, ImageDigest digest) {
    try {
      return Files.isDirectory(home) && verified(home, digest) != null;
    } catch (IOException | ImageFailure e) {
      return false;
    }
  }

  private static Image verified(Path folder, ImageDigest digest) throws IOException {
    Image image = described(folder, digest);
    requireEqual("kernel", image.manifest().kernel(), ImageDigest.of(image.kernel()));
    requireEqual("initramfs", image.manifest().initramfs(), ImageDigest.of(image.initramfs()));
    return image;
  }

  private static Image described(Path folder, ImageDigest digest) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(MANIFEST));
    requireEqual("manifest", digest.value(), ImageDigest.of(bytes));
    return new Image(
        digest, folder.resolve(KERNEL), folder.resolve(INITRAMFS), ImageManifest.of(bytes));
  }

  private static void requireEqual(String what, String expected, ImageDigest found) {
    if (!found.value().equals(expected)) {
      throw new ImageFailure(
          Kind.DIGEST_MISMATCH,
          "The image's " + what + " has the digest " + found + "; recorded is " + expected);
    }
  }

  private static ImageFailure storageFailed(String what, IOException cause) {
    return new ImageFailure(Kind.STORAGE_FAILED, what + ": " + cause.getMessage(), cause);
  }
}
