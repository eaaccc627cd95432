package org.spoke.libp2p.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Properties;

/** The keys that the peer-ids specification gives, one of each type. */
public final class KeyVectors {
  private static final Properties VECTORS = load();

  private KeyVectors() {}

  /** The {@code PrivateKey} message. */
  public static byte[] privateKey(KeyType type) {
    return bytes(type + ".private");
  }

  /** The {@code PublicKey} message. */
  public static byte[] publicKey(KeyType type) {
    return bytes(type + ".public");
  }

  private static byte[] bytes(String name) {
    return HexFormat.of().parseHex(VECTORS.getProperty(name));
  }

  private static Properties load() {
    Properties vectors = new Properties();
    try (InputStream file = KeyVectors.class.getResourceAsStream("keys.properties")) {
      vectors.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return vectors;
  }
}
