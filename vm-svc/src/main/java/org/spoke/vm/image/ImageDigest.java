package org.spoke.vm.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, written {@code sha256:} and 64 hexadecimal digits in lower case. */
public record ImageDigest(String value) {
  private static final String PREFIX = "sha256:";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");
  private static final int READ_BYTES = 64 * 1024; // one read fills a usual disk request

  public ImageDigest {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An image digest is sha256: and 64 hexadecimal digits; this is not: " + value);
    }
  }

  /** The digest of the bytes. */
  public static ImageDigest of(byte[] bytes) {
    return finished(sha256(), bytes);
  }

  /** The digest of the file's content. */
  public static ImageDigest of(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return finished(digest, new byte[0]);
  }

  /** The 64 hexadecimal digits alone: the name of the image's folder. */
  public String hex() {
    return value.substring(PREFIX.length());
  }

  @Override
  public String toString() {
    return value;
  }

  private static ImageDigest finished(MessageDigest digest, byte[] last) {
    return new ImageDigest(PREFIX + HexFormat.of().formatHex(digest.digest(last)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
