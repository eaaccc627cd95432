package org.spoke.registry.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bloxbean.cardano.client.crypto.Bech32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.base.problem.Problem;

class WalletAddressTest {
  /** From the test vectors of CIP-19: base and enterprise addresses of keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
        "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8",
        "addr_test1qz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs68faae",
        "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz"
      })
  void anAddressOfAKeyIsTaken(String bech32) {
    WalletAddress address = new WalletAddress(bech32);

    assertThat(address).hasToString(bech32);
    assertThat(address.isOnMainnet()).isEqualTo(bech32.startsWith("addr1"));
  }

  @Test
  void oneWrongLetterIsFound() {
    refused(
        "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl9",
        "its checksum does not match");
  }

  /** From the test vectors of CIP-19: a script's address, a stake address, a pointer address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx",
        "addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k"
      })
  void whatNoKeyAloneControlsIsRefused(String bech32) {
    refused(bech32, "No payment key controls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi",
        "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
        "ADDR1VX2FXV2UMYHTTKXYXP8X0DLPDT3K6CWNG5PXJ3JHSYDZERS66HRL8"
      })
  void otherKindsOfAddressAreRefused(String text) {
    refused(text, "starts with neither addr1 nor addr_test1");
  }

  @Test
  void anAddressOfOneNetworkUnderTheNameOfAnotherIsRefused() {
    refused(Bech32.encode(payload(0x61, 29), "addr_test"), "belongs to another");
  }

  @Test
  void anAddressThatIsTooShortOrTooLongIsRefused() {
    refused(Bech32.encode(payload(0x60, 28), "addr_test"), "No payment key controls");
    refused(Bech32.encode(payload(0x00, 56), "addr_test"), "No payment key controls");
    refused("addr1" + "q".repeat(1_000), "at most 120");
  }

  private static byte[] payload(int header, int length) {
    byte[] payload = new byte[length];
    payload[0] = (byte) header;
    return payload;
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> new WalletAddress(text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("wallet-address-invalid: ")
        .hasMessageContaining(why);
  }
}
