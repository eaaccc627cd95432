package org.spoke.devnet.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are the test vectors of CIP-19. */
class AddressTest {
  private static final String STAKE_KEY =
      "stake_test1uqehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gssrtvn";

  private static final String STAKE_SCRIPT =
      "stake_test17rphkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcljw6kf";

  @Test
  void anAddressOfAKeyKeepsItsStakePart() {
    Address address =
        Address.parse(
            "addr_test1qz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs68faae");

    assertThat(address.payment()).isInstanceOf(KeyHash.class);
    assertThat(address.networkId()).isZero();
    assertThat(address.stakeAddress()).contains(STAKE_KEY);
  }

  @Test
  void anAddressOfAScriptKeepsItsStakePart() {
    Address address =
        Address.parse(
            "addr_test1xrphkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gt7r0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shs4p04xh");

    assertThat(address.isScript()).isTrue();
    assertThat(address.stakeAddress()).contains(STAKE_SCRIPT);
  }

  @Test
  void anAddressWithoutAStakePartHasNone() {
    Address address =
        Address.parse("addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz");

    assertThat(address.stakeAddress()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STAKE_KEY,
        "addr_test1gz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrdw5vky",
        "37btjrVyb4KEB2STADSsj3MYSAdj52X5FrFWpw2r7Wmj2GDzXjFRsHWuZqrw7zSkwopv8Ci3VWeg6bisU9dgJxW5hb2MZYeduNKbQJrqz3zVBsu9nT",
        "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsy",
        ""
      })
  void whatIsNoPaymentAddressHereIsRefused(String written) {
    assertThatThrownBy(() -> Address.parse(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
