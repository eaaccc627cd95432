package org.spoke.gateway.access;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.spoke.base.identity.KeyFile;

/**
 * The box's bearer token, in {@code <data>/gateway/token}, readable by its owner alone; made at the
 * first start. The file can be replaced while the gateway is stopped.
 */
@Context
final class Token {
  /** Bytes of randomness: as hard to guess as a 256-bit key. */
  private static final int BYTES = 32;

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43,128}");

  private final byte[] expected;

  Token(@Value("${spoke.data}") Path data, SecureRandom random) {
    Path file = data.resolve("gateway").resolve("token");
    try {
      if (!Files.exists(file)) {
        KeyFile.privateDirectory(file.getParent());
        KeyFile.write(file, (fresh(random) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!SHAPE.matcher(text).matches()) {
        throw new IllegalStateException(
            file + " holds no token: 43 to 128 letters, digits, - and _. Delete it for a new one.");
      }
      expected = text.getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the gateway's token in " + file, e);
    }
  }

  /** Whether this is the token; takes the same time wherever it differs. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(expected, offered.getBytes(StandardCharsets.UTF_8));
  }

  private static String fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
