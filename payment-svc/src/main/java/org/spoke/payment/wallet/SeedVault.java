package org.spoke.payment.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the seeds of wallets in one folder, each in its own file, sealed with AES-256-GCM (NIST SP
 * 800-38D) under the box's key. A file is a version byte, a 12-byte nonce, and the sealed 32 bytes
 * of entropy with their 16-byte tag; version and wallet id are authenticated with it, so that a
 * file put in another's place does not open.
 */
public final class SeedVault {

  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES =
      12; // random: safe far beyond the wallets that one box will ever hold (2^32)
  private static final int TAG_BITS = 128;
  private static final int FILE_BYTES = 1 + NONCE_BYTES + Mnemonic.ENTROPY_BYTES + TAG_BITS / 8;
  private static final String KEY_FILE = "box.key";
  private static final String SEED_SUFFIX = ".seed";

  private final Path folder;
  private final SecureRandom random;
  private final SecretKeySpec key;

  private SeedVault(Path folder, SecureRandom random, SecretKeySpec key) {
    this.folder = folder;
    this.random = random;
    this.key = key;
  }

  /**
   * Opens the vault in a folder; the first time it makes the folder and the box's key.
   *
   * @throws UncheckedIOException when the key is missing beside seeds that need it, open to others,
   *     or not a key
   */
  public static SeedVault open(Path folder, SecureRandom random) {
    try {
      PrivateFile.createFolder(folder);
      return new SeedVault(folder, random, new SecretKeySpec(boxKey(folder, random), "AES"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] boxKey(Path folder, SecureRandom random) throws IOException {
    Path file = folder.resolve(KEY_FILE);
    if (Files.notExists(file)) {
      refuseToReplaceALostKey(folder);
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      PrivateFile.create(file, fresh);
    }
    byte[] key = PrivateFile.read(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(
          file + " is not a key: it has " + key.length + " bytes, a key " + KEY_BYTES);
    }
    return key;
  }

  private static void refuseToReplaceALostKey(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      if (files.anyMatch(file -> file.toString().endsWith(SEED_SUFFIX))) {
        throw new IOException(
            folder.resolve(KEY_FILE)
                + " is gone, but seeds are sealed with it: restore it from the backup");
      }
    }
  }

  /**
   * Seals a seed. The same seed again is no news.
   *
   * @throws IllegalStateException when the wallet already has another seed: a seed is never
   *     overwritten
   */
  public void keep(WalletId wallet, Mnemonic mnemonic) {
    try {
      PrivateFile.create(file(wallet), sealed(wallet, mnemonic.entropy()));
    } catch (FileAlreadyExistsException taken) {
      if (!Arrays.equals(unlock(wallet).entropy(), mnemonic.entropy())) {
        throw new IllegalStateException("The wallet " + wallet + " already has another seed");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Opens a seed.
   *
   * @throws IllegalStateException when there is none, or its file was changed, moved, or sealed by
   *     another box
   */
  public Mnemonic unlock(WalletId wallet) {
    try {
      return Mnemonic.ofEntropy(unsealed(wallet, PrivateFile.read(file(wallet))));
    } catch (NoSuchFileException missing) {
      throw new IllegalStateException("This box has no seed of the wallet " + wallet, missing);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(WalletId wallet) {
    return folder.resolve(wallet + SEED_SUFFIX);
  }

  private byte[] sealed(WalletId wallet, byte[] entropy) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, wallet).doFinal(entropy);
      return ByteBuffer.allocate(FILE_BYTES).put(VERSION).put(nonce).put(body).array();
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", never);
    }
  }

  private byte[] unsealed(WalletId wallet, byte[] file) {
    if (file.length != FILE_BYTES || file[0] != VERSION) {
      throw new IllegalStateException(
          "The seed file of " + wallet + " is not of this vault's form");
    }
    byte[] nonce = Arrays.copyOfRange(file, 1, 1 + NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, wallet)
          .doFinal(file, 1 + NONCE_BYTES, FILE_BYTES - 1 - NONCE_BYTES);
    } catch (AEADBadTagException changed) {
      throw new IllegalStateException(
          "The seed file of " + wallet + " does not open: changed, moved, or sealed by another box",
          changed);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", never);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, WalletId wallet) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(wallet.text().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
