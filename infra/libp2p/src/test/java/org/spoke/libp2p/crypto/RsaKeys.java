package org.spoke.libp2p.crypto;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** RSA public keys that a careful generator would not make. */
final class RsaKeys {
  private RsaKeys() {}

  static byte[] publicKey(int bits, long exponent) throws IOException {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    RSAPublicKey key = new RSAPublicKey(modulus, BigInteger.valueOf(exponent));
    AlgorithmIdentifier rsa =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    return new SubjectPublicKeyInfo(rsa, key).getEncoded(ASN1Encoding.DER);
  }
}
