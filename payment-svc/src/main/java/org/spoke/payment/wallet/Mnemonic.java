package org.spoke.payment.wallet;

import com.bloxbean.cardano.client.crypto.bip39.MnemonicCode;
import com.bloxbean.cardano.client.crypto.bip39.MnemonicException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The 24 English words (BIP-39) that a wallet's keys follow from. Whoever reads them owns the
 * money, so they are shown once, at the creation, and no message of this class ever repeats one.
 */
public final class Mnemonic {

  static final int WORDS = 24; // 256 bits: the strength of Cardano's own wallets
  static final int ENTROPY_BYTES = 32;
  private static final int MAX_TEXT_LENGTH =
      400; // 24 words of at most 8 letters are 215 characters

  private final List<String> words;

  private Mnemonic(List<String> words) {
    this.words = List.copyOf(words);
  }

  public static Mnemonic generate(SecureRandom random) {
    byte[] entropy = new byte[ENTROPY_BYTES];
    random.nextBytes(entropy);
    return ofEntropy(entropy);
  }

  static Mnemonic ofEntropy(byte[] entropy) {
    if (entropy.length != ENTROPY_BYTES) {
      throw new IllegalArgumentException(
          "A seed has " + ENTROPY_BYTES + " bytes: " + entropy.length);
    }
    try {
      return new Mnemonic(MnemonicCode.INSTANCE.toMnemonic(entropy));
    } catch (MnemonicException.MnemonicLengthException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Reads words that someone wrote down, in any case and spacing.
   *
   * @throws IllegalArgumentException when a word is missing, unknown, or the checksum in the last
   *     word does not fit
   */
  public static Mnemonic parse(String text) {
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "A mnemonic has " + WORDS + " words: this text is too long");
    }
    List<String> words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (words.size() != WORDS) {
      throw new IllegalArgumentException(
          "A mnemonic has " + WORDS + " words: found " + words.size());
    }
    return checked(words);
  }

  private static Mnemonic checked(List<String> words) {
    List<String> known = MnemonicCode.INSTANCE.getWordList();
    for (int position = 0; position < WORDS; position++) {
      if (!known.contains(words.get(position))) {
        throw new IllegalArgumentException(
            "Word " + (position + 1) + " is not in the English list of BIP-39");
      }
    }
    try {
      MnemonicCode.INSTANCE.check(words);
    } catch (MnemonicException wrong) {
      throw new IllegalArgumentException(
          "The checksum of the mnemonic does not fit: a word is wrong or in the wrong place");
    }
    return new Mnemonic(words);
  }

  /** The words in their order, for the one time that they are shown. */
  public List<String> words() {
    return words;
  }

  byte[] entropy() {
    try {
      return MnemonicCode.INSTANCE.toEntropy(words);
    } catch (MnemonicException never) {
      throw new IllegalStateException("A checked mnemonic has entropy");
    }
  }

  @Override
  public String toString() {
    return "a mnemonic of " + WORDS + " words";
  }
}
