package org.spoke.libp2p.noise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What both sides of a handshake have mixed so far: keys into the chaining key, all they said into
 * the hash (Noise, section 5.2).
 */
final class SymmetricState {
  private static final int HASH_BYTES = 32;
  private static final byte[] NOTHING = new byte[0];

  private final MessageDigest sha256 = sha256();
  private final Mac hmac = hmac();
  private byte[] chainingKey;
  private byte[] hash;
  private CipherState cipher;

  /**
   * @param protocolName at most 32 characters, so that it needs no hashing
   */
  SymmetricState(String protocolName) {
    hash = Arrays.copyOf(protocolName.getBytes(StandardCharsets.US_ASCII), HASH_BYTES);
    chainingKey = hash;
  }

  void mixKey(byte[] secret) {
    byte[][] keys = derive(secret);
    chainingKey = keys[0];
    cipher = new CipherState(keys[1]);
  }

  void mixHash(byte[] data, int offset, int length) {
    sha256.update(hash);
    sha256.update(data, offset, length);
    hash = sha256.digest();
  }

  void mixHash(byte[] data) {
    mixHash(data, 0, data.length);
  }

  /** Encrypts once there is a key; before, the plain text goes as it is. */
  byte[] encryptAndHash(byte[] plain) throws IOException {
    byte[] sent = cipher == null ? plain : cipher.encrypt(hash, plain);
    mixHash(sent);
    return sent;
  }

  byte[] decryptAndHash(byte[] message, int offset, int length) throws IOException {
    byte[] plain =
        cipher == null
            ? Arrays.copyOfRange(message, offset, offset + length)
            : cipher.decrypt(hash, message, offset, length);
    mixHash(message, offset, length);
    return plain;
  }

  /** By how many bytes {@link #encryptAndHash} lengthens. */
  int overheadBytes() {
    return cipher == null ? 0 : CipherState.TAG_BYTES;
  }

  /** The same on both sides, and different for every handshake. */
  byte[] hash() {
    return hash.clone();
  }

  /** The key for what the initiator sends, then the key for what the responder sends. */
  byte[][] split() {
    byte[][] keys = derive(NOTHING);
    Arrays.fill(chainingKey, (byte) 0);
    return keys;
  }

  /** HKDF with two outputs (Noise, section 4.3). */
  private byte[][] derive(byte[] input) {
    byte[] extracted = hmac(chainingKey, input, 0, input.length);
    byte[] counted = new byte[HASH_BYTES + 1];
    counted[0] = 1;
    byte[] first = hmac(extracted, counted, 0, 1);
    System.arraycopy(first, 0, counted, 0, HASH_BYTES);
    counted[HASH_BYTES] = 2;
    byte[] second = hmac(extracted, counted, 0, counted.length);
    return new byte[][] {first, second};
  }

  private byte[] hmac(byte[] key, byte[] data, int offset, int length) {
    try {
      hmac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException wrongUse) {
      throw new IllegalStateException("HMAC takes any key", wrongUse);
    }
    hmac.update(data, offset, length);
    return hmac.doFinal();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  private static Mac hmac() {
    try {
      return Mac.getInstance("HmacSHA256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256", missing);
    }
  }
}
