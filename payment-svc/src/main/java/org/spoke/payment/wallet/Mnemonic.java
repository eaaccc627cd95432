package org.spoke.payment.wallet;

import com.bloxbean.cardano.client.crypto.bip39.MnemonicCode;
import com.bloxbean.cardano.client.crypto.bip39.MnemonicException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The English words (BIP-39) that a wallet's keys follow from. Whoever reads them owns the money,
 * so they are shown once, at the creation, and no message of this class ever repeats one.
 */
public final class Mnemonic {

  private static final int ENTROPY_BYTES = 32; // 24 words: the strength of Cardano's own wallets
  private static final Set<Integer> LENGTHS =
      Set.of(12, 15, 18, 21, 24); // all that the standard knows
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
    try {
      return new Mnemonic(MnemonicCode.INSTANCE.toMnemonic(entropy));
    } catch (MnemonicException.MnemonicLengthException wrong) {
      throw new IllegalArgumentException("A seed has 16 to 32 bytes: " + entropy.length);
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
      throw new IllegalArgumentException("A mnemonic has at most 24 words: this text is too long");
    }
    List<String> words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (!LENGTHS.contains(words.size())) {
      throw new IllegalArgumentException(
          "A mnemonic has 12, 15, 18, 21 or 24 words: found " + words.size());
    }
    return checked(words);
  }

  private static Mnemonic checked(List<String> words) {
    List<String> known = MnemonicCode.INSTANCE.getWordList();
    for (int position = 0; position < words.size(); position++) {
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
    return "a mnemonic of " + words.size() + " words";
  }
}
