package org.spoke.libp2p.pnet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The secret that all members of a private network share. */
public final class NetworkKey {
  static final int BYTES = 32;

  private static final String FORMAT = "/key/swarm/psk/1.0.0/";

  private final byte[] secret;

  private NetworkKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "A network's key has " + BYTES + " bytes, this one " + secret.length);
    }
    this.secret = secret;
  }

  public static NetworkKey generate(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new NetworkKey(secret);
  }

  /**
   * Reads the content of a {@code swarm.key}: the format's name, the encoding's name, then the key,
   * a line each.
   *
   * @throws IllegalArgumentException when it is malformed; shows nothing secret
   */
  public static NetworkKey parse(byte[] file) {
    int encodingAt = lineAfter(file, 0, FORMAT);
    int keyAt = nextLine(file, encodingAt);
    byte[] key = Arrays.copyOfRange(file, keyAt, file.length);
    String encoding = text(Arrays.copyOfRange(file, encodingAt, keyAt));
    return switch (encoding) {
      case "/bin/" -> new NetworkKey(key);
      case "/base16/" -> new NetworkKey(decoded(() -> HexFormat.of().parseHex(text(key))));
      case "/base64/" -> new NetworkKey(decoded(() -> Base64.getDecoder().decode(text(key))));
      default ->
          throw new IllegalArgumentException("A network's key is in /base16/, /base64/ or /bin/");
    };
  }

  /** The content of a {@code swarm.key}: secret. */
  public byte[] format() {
    return (FORMAT + "\n/base16/\n" + HexFormat.of().formatHex(secret) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  byte[] secret() {
    return secret;
  }

  private static int lineAfter(byte[] file, int start, String expected) {
    int end = nextLine(file, start);
    if (!text(Arrays.copyOfRange(file, start, end)).equals(expected)) {
      throw new IllegalArgumentException("A network's key begins with the line " + expected);
    }
    return end;
  }

  private static int nextLine(byte[] file, int start) {
    for (int i = start; i < file.length; i++) {
      if (file[i] == '\n') {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("A network's key has three lines");
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.US_ASCII).strip();
  }

  /** Keeps what stands in the file out of the exception. */
  private static byte[] decoded(Decoding decoding) {
    try {
      return decoding.decode();
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("A network's key is not in the encoding that it names");
    }
  }

  private interface Decoding {
    byte[] decode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkKey that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "network key";
  }
}
