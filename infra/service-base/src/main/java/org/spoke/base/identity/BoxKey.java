package org.spoke.base.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The Ed25519 key (RFC 8032) with which this box signs contracts, kept in {@code <data>/identity},
 * made at the first start.
 */
@Singleton
public final class BoxKey {
  /** What X.509 puts before the 32 bytes of an Ed25519 public key (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PrivateKey privateKey;
  private final byte[] publicKey;

  BoxKey(@Value("${spoke.data}") Path data) {
    Path directory = data.resolve("identity");
    try {
      KeyPair pair = loadOrCreate(directory);
      privateKey = pair.getPrivate();
      byte[] encoded = pair.getPublic().getEncoded();
      publicKey = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the box's key in " + directory, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The box's key in " + directory + " cannot be used.", e);
    }
  }

  /** The public key, 32 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The Ed25519 signature over the document, 64 bytes. */
  public byte[] sign(byte[] document) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(document);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing with the box's key failed.", e);
    }
  }

  /** Whether the signature over the document is that of the key. False for anything malformed. */
  public static boolean verify(byte[] publicKey, byte[] document, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(decode(publicKey));
      verifier.update(document);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static synchronized KeyPair loadOrCreate(Path directory)
      throws IOException, GeneralSecurityException {
    Path privateFile = directory.resolve("box-ed25519.key");
    Path publicFile = directory.resolve("box-ed25519.pub");
    if (!Files.exists(privateFile)) {
      KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyFile.privateDirectory(directory);
      KeyFile.write(publicFile, made.getPublic().getEncoded());
      KeyFile.write(privateFile, made.getPrivate().getEncoded());
      return made;
    }
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(publicFile))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateFile))));
  }

  private static PublicKey decode(byte[] publicKey) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + publicKey.length);
    System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, publicKey.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
