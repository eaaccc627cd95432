package org.spoke.devnet.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bloxbean.cardano.client.plutus.spec.PlutusV3Script;
import com.bloxbean.cardano.client.transaction.spec.Withdrawal;
import com.bloxbean.cardano.client.transaction.util.TransactionUtil;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.cbor.MalformedCbor;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;

class TransactionDecoderTest {
  /** [{0: [], 1: [], 2: 0}, {}, true, null]: the smallest transaction there is. */
  private static final String SMALLEST = "84a3008001800200a0f5f6";

  private final LedgerScene scene = new LedgerScene();

  @Test
  void theIdIsTheOneThatTheLibraryComputes() {
    byte[] bytes = scene.payment().bytesSignedBy(scene.tenant);

    assertThat(TransactionDecoder.decode(bytes).id().hex())
        .isEqualTo(TransactionUtil.getTxHash(bytes));
  }

  @Test
  void theIdIsOfTheBytesAsTheyCameNotOfAReencoding() {
    String shortForm = SMALLEST;
    String longForm = SMALLEST.replace("0200a0", "021800a0"); // the fee 0 in two bytes

    assertThat(decode(longForm).body()).isEqualTo(decode(shortForm).body());
    assertThat(decode(longForm).id()).isNotEqualTo(decode(shortForm).id());
  }

  @Test
  void arraysWithoutALengthAreRead() {
    assertThat(decode("84a3009fff018002" + "00a0f5f6").body()).isEqualTo(decode(SMALLEST).body());
  }

  @Test
  void theMarkOfValidityDoesNotCountForTheSize() {
    assertThat(decode(SMALLEST).sizeBytes()).isEqualTo(SMALLEST.length() / 2 - 1);
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() {
    assertRefused("84a400800180020002" + "01a0f5f6", "field 2 stands twice");
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertRefused("84a4008001800200181900a0f5f6", "a body has no field 25");
  }

  @Test
  void aBodyWithoutAFeeIsRefused() {
    assertRefused("84a200800180a0f5f6", "needs inputs, outputs and a fee");
  }

  @Test
  void anInputThatStandsTwiceIsRefused() {
    Draft draft = scene.payment();
    byte[] twice = draft.spend(scene.money).bytesSignedBy(scene.tenant);

    assertThatThrownBy(() -> TransactionDecoder.decode(twice))
        .isInstanceOf(MalformedCbor.class)
        .hasMessageContaining("twice");
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    assertRefused("84a40080018002000e80a0f5f6", "is empty");
    assertRefused("84a4008001800200" + "09a0a0f5f6", "tokens are named, but there are none");
    assertRefused("84a3008001800200a10080f5f6", "is empty");
  }

  @Test
  void bytesAfterTheTransactionAreRefused() {
    assertRefused(SMALLEST + "00", "1 bytes follow");
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused("84" + "81".repeat(5_000) + "80", "nested deeper");
  }

  @Test
  void aLengthBeyondTheBytesIsRefused() {
    assertRefused("84a3009b7fffffffffffffff0180", "is more than");
  }

  @Test
  void plutusIsRefusedPlainly() {
    PlutusV3Script script = PlutusV3Script.builder().cborHex("46010000222499").build();
    Draft draft =
        scene
            .payment()
            .withWhole(whole -> whole.getWitnessSet().setPlutusV3Scripts(List.of(script)));

    assertThatThrownBy(() -> draft.signedBy(scene.tenant))
        .isInstanceOf(UnsupportedTransaction.class)
        .hasMessageStartingWith("Plutus is not run by this devnet yet");
  }

  @Test
  void withdrawalsAreRefusedPlainly() {
    Withdrawal withdrawal =
        new Withdrawal(
            "stake_test1uqehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gssrtvn", BigInteger.ONE);
    Draft draft = scene.payment().with(body -> body.getWithdrawals().add(withdrawal));

    assertThatThrownBy(() -> draft.signedBy(scene.tenant))
        .hasMessage("Withdrawals are not run by this devnet");
  }

  private static SignedTransaction decode(String hex) {
    return TransactionDecoder.decode(HexFormat.of().parseHex(hex));
  }

  private static void assertRefused(String hex, String why) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(MalformedCbor.class)
        .hasMessageContaining(why);
  }
}
