package org.spoke.vm.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * An Ed25519 key pair (RFC 8032), in the forms that SSH needs. The SSH client takes BouncyCastle's
 * keys only.
 */
public final class Ed25519Pair {
  /** Bytes of the secret seed, and of the public key. */
  public static final int KEY_BYTES = 32;

  private static final String SSH_NAME = "ssh-ed25519"; // RFC 8709
  private static final byte[] PKCS8_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420"); // RFC 8410
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final byte[] seed;
  private final byte[] publicKey;

  private Ed25519Pair(byte[] seed) {
    this.seed = seed.clone();
    this.publicKey = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
  }

  /** The pair of a secret seed. */
  public static Ed25519Pair ofSeed(byte[] seed) {
    if (seed.length != KEY_BYTES) {
      throw new IllegalArgumentException("A seed has 32 bytes; this one has " + seed.length);
    }
    return new Ed25519Pair(seed);
  }

  /** A new pair. */
  public static Ed25519Pair generate(SecureRandom random) {
    byte[] seed = new byte[KEY_BYTES];
    random.nextBytes(seed);
    return new Ed25519Pair(seed);
  }

  /** The secret seed: kept in files of mode 0600 only. */
  byte[] seed() {
    return seed.clone();
  }

  /** The line for {@code authorized_keys} and {@code known_hosts}, without a comment. */
  public String openSshPublicKey() {
    ByteBuffer blob = ByteBuffer.allocate(4 + SSH_NAME.length() + 4 + KEY_BYTES);
    putString(blob, SSH_NAME.getBytes(StandardCharsets.US_ASCII));
    putString(blob, publicKey);
    return SSH_NAME + " " + Base64.getEncoder().encodeToString(blob.array());
  }

  /** The private key as dropbear's host key file: name, then seed and public key as one string. */
  byte[] dropbearPrivateKey() {
    ByteBuffer file = ByteBuffer.allocate(4 + SSH_NAME.length() + 4 + 2 * KEY_BYTES);
    putString(file, SSH_NAME.getBytes(StandardCharsets.US_ASCII));
    file.putInt(2 * KEY_BYTES).put(seed).put(publicKey);
    return file.array();
  }

  /** The pair as Java's keys. */
  public KeyPair toKeyPair() {
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519", PROVIDER);
      PrivateKey secret =
          factory.generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_HEAD, seed)));
      PublicKey open = factory.generatePublic(new X509EncodedKeySpec(joined(X509_HEAD, publicKey)));
      return new KeyPair(open, secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("32 bytes are always an Ed25519 key", e);
    }
  }

  private static void putString(ByteBuffer buffer, byte[] bytes) {
    buffer.putInt(bytes.length).put(bytes);
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
  }
}
