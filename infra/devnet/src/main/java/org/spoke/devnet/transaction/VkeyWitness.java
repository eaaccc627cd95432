package org.spoke.devnet.transaction;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** A public key and its Ed25519 signature (RFC 8032) of a transaction's id, both in hex. */
public record VkeyWitness(String publicKeyHex, String signatureHex) {
  private static final String X509_PREFIX_HEX = "302a300506032b6570032100";

  public KeyHash keyHash() {
    return new KeyHash(Hashes.blake2b224(HexFormat.of().parseHex(publicKeyHex)));
  }

  public boolean signs(TransactionId id) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      byte[] encoded = HexFormat.of().parseHex(X509_PREFIX_HEX + publicKeyHex);
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(HexFormat.of().parseHex(id.hex()));
      return verifier.verify(HexFormat.of().parseHex(signatureHex));
    } catch (GeneralSecurityException e) {
      return false; // a key that is no point of the curve, or a signature out of range
    }
  }
}
