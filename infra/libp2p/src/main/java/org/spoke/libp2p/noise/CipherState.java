package org.spoke.libp2p.noise;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.spoke.libp2p.ProtocolViolationException;

/**
 * A key and the number of the next message under it (Noise, section 5.1), for ChaCha20-Poly1305.
 * Used by one thread at a time.
 */
final class CipherState {
  static final int TAG_BYTES = 16;

  /** As unsigned 64 bits the largest number: Noise reserves it. */
  private static final long RESERVED_NONCE = -1;

  private static final int NONCE_BYTES = 12;
  private static final int NONCE_COUNTER_AT = 4;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final byte[] nonceBytes = new byte[NONCE_BYTES];
  private long nonce;

  CipherState(byte[] key) {
    this(key, 0);
  }

  /**
   * @param nonce the number of the next message
   */
  CipherState(byte[] key, long nonce) {
    this.key = new SecretKeySpec(key, "ChaCha20");
    this.nonce = nonce;
    try {
      this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has ChaCha20-Poly1305", missing);
    }
  }

  byte[] encrypt(byte[] associated, byte[] plain) throws IOException {
    byte[] sealed = new byte[plain.length + TAG_BYTES];
    begin(Cipher.ENCRYPT_MODE);
    cipher.updateAAD(associated);
    end(plain, 0, plain.length, sealed, 0);
    return sealed;
  }

  byte[] decrypt(byte[] associated, byte[] sealed, int offset, int length) throws IOException {
    checkHoldsTag(length);
    byte[] plain = new byte[length - TAG_BYTES];
    begin(Cipher.DECRYPT_MODE);
    cipher.updateAAD(associated);
    end(sealed, offset, length, plain, 0);
    return plain;
  }

  /**
   * Encrypts in place, without associated data, and puts the tag behind.
   *
   * @return how many bytes the sealed message has
   */
  int seal(byte[] bytes, int at, int plainBytes) throws IOException {
    begin(Cipher.ENCRYPT_MODE);
    return end(bytes, at, plainBytes, bytes, at);
  }

  /**
   * Decrypts a message without associated data.
   *
   * @param into may be the same array as {@code sealed} when the places are the same, too
   * @return how many bytes the plain text has
   */
  int open(byte[] sealed, int offset, int length, byte[] into, int at) throws IOException {
    checkHoldsTag(length);
    begin(Cipher.DECRYPT_MODE);
    return end(sealed, offset, length, into, at);
  }

  private static void checkHoldsTag(int length) throws ProtocolViolationException {
    if (length < TAG_BYTES) {
      throw new ProtocolViolationException(
          "A sealed message has at least " + TAG_BYTES + " bytes, this one " + length);
    }
  }

  private void begin(int mode) throws IOException {
    if (nonce == RESERVED_NONCE) {
      throw new IOException("All 2^64 - 1 messages of this connection's key are used up");
    }
    for (int i = 0; i < Long.BYTES; i++) {
      nonceBytes[NONCE_COUNTER_AT + i] = (byte) (nonce >>> (Byte.SIZE * i));
    }
    try {
      cipher.init(mode, key, new IvParameterSpec(nonceBytes));
    } catch (GeneralSecurityException wrongUse) {
      throw new IllegalStateException("Key and nonce have their lengths", wrongUse);
    }
  }

  private int end(byte[] from, int offset, int length, byte[] into, int at) throws IOException {
    try {
      int put = cipher.doFinal(from, offset, length, into, at);
      nonce++;
      return put;
    } catch (AEADBadTagException forged) {
      throw new ProtocolViolationException(
          "Message "
              + Long.toUnsignedString(nonce)
              + " was changed on its way, or was not meant for this key",
          forged);
    } catch (GeneralSecurityException wrongUse) {
      throw new IllegalStateException("The caller gives enough room", wrongUse);
    }
  }
}
