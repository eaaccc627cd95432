package org.spoke.libp2p.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** In BoringSSL, through a provider that is never installed for others. */
final class ConscryptCurve25519 implements Curve25519 {
  /** What goes before the 32 bytes in PKCS #8 and in X.509 (RFC 8410). */
  private static final byte[] ED25519_PRIVATE =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] X25519_PRIVATE =
      HexFormat.of().parseHex("302e020100300506032b656e04220420");
  private static final byte[] X25519_PUBLIC = HexFormat.of().parseHex("302a300506032b656e032100");

  private final Provider provider;

  ConscryptCurve25519(Provider provider) {
    this.provider = provider;
  }

  @Override
  public byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519", provider);
      signature.initSign(privateKey("Ed25519", ED25519_PRIVATE, seed));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Conscrypt cannot sign with Ed25519", broken);
    }
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] bytes) {
    if (bytes.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519", provider);
      signature.initVerify(publicKey("Ed25519", ED25519_PUBLIC, publicKey));
      signature.update(message);
      return signature.verify(bytes);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Conscrypt cannot verify with Ed25519", broken);
    }
  }

  @Override
  public byte[] agree(byte[] scalar, byte[] publicKey) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("X25519", provider);
      agreement.init(privateKey("X25519", X25519_PRIVATE, scalar));
      agreement.doPhase(publicKey("X25519", X25519_PUBLIC, publicKey), true);
      return agreement.generateSecret();
    } catch (InvalidKeyException smallOrder) {
      return new byte[KEY_BYTES];
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Conscrypt cannot agree with X25519", broken);
    }
  }

  private java.security.PrivateKey privateKey(String algorithm, byte[] prefix, byte[] key)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, provider)
        .generatePrivate(new PKCS8EncodedKeySpec(join(prefix, key)));
  }

  private java.security.PublicKey publicKey(String algorithm, byte[] prefix, byte[] key)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, provider)
        .generatePublic(new X509EncodedKeySpec(join(prefix, key)));
  }

  private static byte[] join(byte[] prefix, byte[] key) {
    byte[] joined = new byte[prefix.length + key.length];
    System.arraycopy(prefix, 0, joined, 0, prefix.length);
    System.arraycopy(key, 0, joined, prefix.length, key.length);
    return joined;
  }
}
