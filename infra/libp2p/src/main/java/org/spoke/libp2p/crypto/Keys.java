package org.spoke.libp2p.crypto;

import java.security.SecureRandom;

/** Makes and reads keys. */
public final class Keys {
  private Keys() {}

  /** A new key; RSA with 2,048 bits, ECDSA on the curve P-256. */
  public static PrivateKey generate(KeyType type, SecureRandom random) {
    return switch (type) {
      case ED25519 -> Ed25519PrivateKey.generate(random);
      case SECP256K1 -> Secp256k1PrivateKey.generate(random);
      case ECDSA -> EcdsaPrivateKey.generate(random);
      case RSA -> RsaPrivateKey.generate(random);
    };
  }

  /**
   * The Ed25519 key that follows from a seed.
   *
   * @param seed 32 bytes: secret
   */
  public static PrivateKey ed25519(byte[] seed) {
    return Ed25519PrivateKey.ofSeed(seed);
  }

  /**
   * Reads a {@code PublicKey} message.
   *
   * @throws IllegalArgumentException when it is malformed, not in its deterministic encoding, or
   *     its key is not valid, weaker than 2,048 bits of RSA, or on another curve than P-256
   */
  public static PublicKey decodePublic(byte[] message) {
    KeyMessage key = KeyMessage.decode(message);
    return ofData(key.type(), key.data());
  }

  /**
   * A public key of its own bytes, as {@link PublicKey#data} gives them.
   *
   * @throws IllegalArgumentException when they are no valid key
   */
  public static PublicKey ofData(KeyType type, byte[] data) {
    return switch (type) {
      case ED25519 -> Ed25519PublicKey.ofData(data);
      case SECP256K1 -> Secp256k1PublicKey.ofData(data);
      case ECDSA -> EcdsaPublicKey.ofData(data);
      case RSA -> RsaPublicKey.ofData(data);
    };
  }

  /**
   * Reads a {@code PrivateKey} message.
   *
   * @throws IllegalArgumentException when it is malformed or its halves do not belong together;
   *     shows nothing secret
   */
  public static PrivateKey decodePrivate(byte[] message) {
    KeyMessage key = KeyMessage.decode(message);
    return switch (key.type()) {
      case ED25519 -> Ed25519PrivateKey.ofData(key.data());
      case SECP256K1 -> Secp256k1PrivateKey.ofData(key.data());
      case ECDSA -> EcdsaPrivateKey.ofData(key.data());
      case RSA -> RsaPrivateKey.ofData(key.data());
    };
  }
}
