package org.spoke.libp2p.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;

/** A number below the order of Bitcoin's curve. */
final class Secp256k1PrivateKey implements PrivateKey {
  private final BigInteger number;
  private final Secp256k1PublicKey publicKey;

  private Secp256k1PrivateKey(BigInteger number) {
    this.number = number;
    this.publicKey = new Secp256k1PublicKey(EcdsaCurve.SECP256K1.publicKey(number));
  }

  static Secp256k1PrivateKey generate(SecureRandom random) {
    return new Secp256k1PrivateKey(EcdsaCurve.SECP256K1.generate(random));
  }

  static Secp256k1PrivateKey ofData(byte[] data) {
    return new Secp256k1PrivateKey(EcdsaCurve.SECP256K1.privateKey(data));
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return EcdsaCurve.SECP256K1.sign(number, message);
  }

  @Override
  public byte[] encoded() {
    byte[] data = BigIntegers.asUnsignedByteArray(EcdsaCurve.FIELD_BYTES, number);
    return new KeyMessage(KeyType.SECP256K1, data).encoded();
  }

  @Override
  public String toString() {
    return "private key of " + publicKey;
  }
}
