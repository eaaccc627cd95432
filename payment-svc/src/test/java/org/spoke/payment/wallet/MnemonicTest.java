package org.spoke.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MnemonicTest {

  /** From BIP-39's own test vectors: entropy 00..00. */
  private static final String ZEROS = "abandon ".repeat(23) + "art";

  @Test
  void theVectorOfTheStandardGivesItsWords() {
    assertThat(Mnemonic.ofEntropy(new byte[32]).words()).isEqualTo(Mnemonic.parse(ZEROS).words());
  }

  @Test
  void aNewMnemonicHas24WordsAndIsReadBack() {
    Mnemonic fresh = Mnemonic.generate(new SecureRandom());
    assertThat(fresh.words()).hasSize(24);
    assertThat(Mnemonic.parse(String.join(" ", fresh.words())).entropy())
        .isEqualTo(fresh.entropy());
  }

  @Test
  void caseAndSpacesDoNotMatter() {
    String untidy = "  " + ZEROS.toUpperCase(Locale.ROOT).replace(" ", "\n ") + "\t";
    assertThat(Mnemonic.parse(untidy).entropy()).isEqualTo(new byte[32]);
  }

  @Test
  void aWrongChecksumIsRefused() {
    assertThatThrownBy(() -> Mnemonic.parse("abandon ".repeat(23) + "zoo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void anUnknownWordIsNamedByItsPlaceAndNeverRepeated() {
    assertThatThrownBy(() -> Mnemonic.parse(ZEROS.replaceFirst("abandon", "hunter2")))
        .hasMessageContaining("Word 1 ")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void twelveWordsOfAnotherWalletAreTakenIn() {
    assertThat(Mnemonic.parse("abandon ".repeat(11) + "about").entropy()).isEqualTo(new byte[16]);
  }

  @Test
  void thirteenWordsAreNoMnemonic() {
    assertThatThrownBy(() -> Mnemonic.parse("abandon ".repeat(13)))
        .hasMessageContaining("found 13");
  }

  @Test
  void printingItShowsNoWord() {
    assertThat(Mnemonic.parse(ZEROS)).hasToString("a mnemonic of 24 words");
  }
}
