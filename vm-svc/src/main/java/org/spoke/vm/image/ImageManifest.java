package org.spoke.vm.image;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * What an image is made of. Its JSON holds no time and no path, so the same packages give the same
 * bytes, and the SHA-256 of these bytes is the image's digest.
 *
 * @param template the recipe's name
 * @param kernelRelease what {@code uname -r} says in the guest
 * @param kernel digest of the kernel file
 * @param initramfs digest of the initramfs file
 * @param commandLine what the kernel is told, before what only this host can know
 * @param packages the Debian packages, by name
 */
@JsonPropertyOrder({"template", "kernelRelease", "kernel", "initramfs", "commandLine", "packages"})
public record ImageManifest(
    String template,
    String kernelRelease,
    String kernel,
    String initramfs,
    String commandLine,
    List<PackageVersion> packages) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public ImageManifest {
    packages = packages.stream().sorted(Comparator.comparing(PackageVersion::name)).toList();
  }

  /**
   * One Debian package.
   *
   * @param sha256 digest of the package file that apt checked against the signed index
   */
  @JsonPropertyOrder({"name", "version", "sha256"})
  public record PackageVersion(String name, String version, String sha256) {}

  /** The bytes that are stored and whose digest names the image. */
  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A manifest of plain strings is always JSON", e);
    }
  }

  /** Reads what {@link #toBytes} wrote. */
  static ImageManifest of(byte[] bytes) throws IOException {
    return JSON.readValue(bytes, ImageManifest.class);
  }
}
