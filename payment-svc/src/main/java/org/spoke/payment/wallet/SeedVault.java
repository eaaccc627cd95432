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
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.spoke.base.identity.KeyFile;
import org.spoke.payment.chain.CardanoNetwork;
import org.spoke.payment.chain.KeyHash;

/**
 * Keeps the seeds of wallets in one folder, each in a file named after its payment key, sealed with
 * AES-256-GCM (NIST SP 800-38D) under the box's seed key. A file is a version byte, a 12-byte
 * nonce, and the sealed entropy with its 16-byte tag; version and name are authenticated with it,
 * so that a file put in another's place does not open. A seed is never overwritten.
 */
public final class SeedVault {

  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES =
      12; // random: safe far beyond the wallets that one box will hold (2^32)
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + NONCE_BYTES;
  private static final String KEY_FILE = "seed.key";
  private static final String SEED_SUFFIX = ".seed";

  private final Path folder;
  private final SecureRandom random;
  private final CardanoNetwork network;
  private final SecretKeySpec key;

  private SeedVault(Path folder, SecureRandom random, CardanoNetwork network, SecretKeySpec key) {
    this.folder = folder;
    this.random = random;
    this.network = network;
    this.key = key;
  }

  /**
   * Opens the vault in a folder; the first time it makes the folder and the key.
   *
   * @throws UncheckedIOException when the key is missing beside seeds that need it, open to others,
   *     or not a key
   */
  public static SeedVault open(Path folder, SecureRandom random, CardanoNetwork network) {
    try {
      KeyFile.privateDirectory(folder);
      SecretKeySpec key = new SecretKeySpec(seedKey(folder, random), "AES");
      return new SeedVault(folder, random, network, key);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
  }

  private static byte[] seedKey(Path folder, SecureRandom random) throws IOException {
    Path file = folder.resolve(KEY_FILE);
    if (Files.notExists(file)) {
      refuseToReplaceALostKey(folder);
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      KeyFile.create(file, fresh);
    }
    byte[] key = KeyFile.read(file);
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
   * Seals a seed before anyone is told the address that follows from it. The same seed again is no
   * news.
   */
  public WalletKeys keep(Mnemonic mnemonic) {
    WalletKeys keys = WalletKeys.derive(mnemonic, network);
    try {
      KeyFile.create(file(keys.hash()), sealed(keys.hash(), mnemonic.entropy()));
    } catch (FileAlreadyExistsException kept) {
      return keys;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
    return keys;
  }

  /**
   * The keys behind a payment key's hash; empty when its seed is not on this box.
   *
   * @throws IllegalStateException when the file was changed, moved, or sealed by another box
   */
  public Optional<WalletKeys> unlock(KeyHash owner) {
    try {
      byte[] entropy = unsealed(owner, KeyFile.read(file(owner)));
      return Optional.of(WalletKeys.derive(Mnemonic.ofEntropy(entropy), network));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
  }

  private Path file(KeyHash owner) {
    return folder.resolve(owner + SEED_SUFFIX);
  }

  private byte[] sealed(KeyHash owner, byte[] entropy) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(entropy);
      return ByteBuffer.allocate(HEAD_BYTES + body.length)
          .put(VERSION)
          .put(nonce)
          .put(body)
          .array();
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", never);
    }
  }

  private byte[] unsealed(KeyHash owner, byte[] file) {
    if (file.length <= HEAD_BYTES || file[0] != VERSION) {
      throw new IllegalStateException("The seed file of " + owner + " is not of this vault's form");
    }
    byte[] nonce = Arrays.copyOfRange(file, 1, HEAD_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, owner)
          .doFinal(file, HEAD_BYTES, file.length - HEAD_BYTES);
    } catch (AEADBadTagException changed) {
      throw new IllegalStateException(
          "The seed file of " + owner + " does not open: changed, moved, or sealed by another box",
          changed);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", never);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, KeyHash owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(owner.hex().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
