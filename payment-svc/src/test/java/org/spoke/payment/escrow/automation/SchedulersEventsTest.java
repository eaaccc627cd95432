package org.spoke.payment.escrow.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.eventlog.store.EventJson;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.EscrowStatus;
import org.spoke.payment.escrow.RunningPayment;
import org.spoke.payment.escrow.automation.WhenContractSignedThenOpenEscrow.ContractSigned;
import org.spoke.payment.escrow.automation.WhenSettlementRequestedThenSettleEscrow.SettlementRequested;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.wallet.WalletId;

/**
 * The scheduler's events, as JSON with more fields than are read here (docs/reference/events.md).
 */
class SchedulersEventsTest {

  private static final EscrowId ESCROW = new EscrowId("esc_7f3k0c2m9a4q5w8e1r6t");

  private final ObjectMapper feed = EventJson.lenient();

  @TempDir private Path folder;
  private RunningPayment payment;

  @BeforeEach
  void start() {
    payment = new RunningPayment(folder);
    payment.chain.fund(payment.tenant, Lovelace.ada(50));
  }

  @AfterEach
  void stop() {
    payment.close();
  }

  @Test
  void aSignedContractIsFundedAndSettledAsTheSchedulerAsks() throws Exception {
    signed(WalletId.ofName("tenant").text(), payment.provider.bech32());
    assertThat(payment.awaitStatus(ESCROW, EscrowStatus.FUNDED).lockedLovelace())
        .isEqualTo(6_000_000);
    String settlement =
        """
        {"job":"job_7f3k0c2m9a4q5w8e1r6t","contract":"ctr_7f3k0c2m9a4q5w8e1r6t",
         "escrow":"esc_7f3k0c2m9a4q5w8e1r6t","dueLovelace":2000000,"billedMs":3600000,
         "servedFrom":"2026-11-23T12:01:40Z","servedUntil":"2026-11-23T13:01:40Z",
         "reason":"STOPPED_BY_TENANT","at":"2026-11-23T13:01:40Z"}
        """;
    requested(settlement);
    requested(settlement);
    EscrowRow settled = payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    assertThat(settled.paidLovelace()).isEqualTo(2_000_000);
    assertThat(settled.reason()).isEqualTo("STOPPED_BY_TENANT");
    assertThat(settled.servedFrom()).isEqualTo("2026-11-23T12:01:40Z");
    assertThat(payment.events("SettlementDue")).isEqualTo(1);
  }

  @Test
  void aJobThatWasNeverServedHasNoTimesAndOwesNothing() throws Exception {
    var absent =
        feed.readValue(
            """
            {"escrow":"esc_7f3k0c2m9a4q5w8e1r6t","contract":"ctr_7f3k0c2m9a4q5w8e1r6t",
             "job":"job_7f3k0c2m9a4q5w8e1r6t","dueLovelace":0,"reason":"BOOT_FAILED"}
            """,
            SettlementRequested.class);
    assertThat(absent.servedFrom()).isEmpty();
    assertThat(absent.servedUntil()).isEmpty();
  }

  @Test
  void anUnknownTenantsWalletClosesTheEscrow() throws Exception {
    signed(WalletId.ofName("stranger").text(), payment.provider.bech32());
    assertRefused("There is no wallet");
  }

  @Test
  void aProvidersWalletOfAnotherBoxClosesTheEscrow() throws Exception {
    signed(
        WalletId.ofName("tenant").text(),
        "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz");
    assertRefused("is not on this box");
  }

  @Test
  void anAddressThatIsNoneClosesTheEscrow() throws Exception {
    signed(WalletId.ofName("tenant").text(), "addr_test1provider");
    assertRefused("is not on this box");
  }

  @Test
  void oneWalletOnBothSidesClosesTheEscrow() throws Exception {
    signed(WalletId.ofName("tenant").text(), payment.tenant.bech32());
    assertRefused("needs two");
  }

  private void assertRefused(String detail) {
    EscrowRow closed = payment.awaitStatus(ESCROW, EscrowStatus.CLOSED_UNFUNDED);
    assertThat(closed.reason()).isEqualTo("WALLET_UNKNOWN");
    assertThat(closed.detail()).contains(detail);
    assertThat(payment.events("LockSigned")).isZero();
  }

  private void signed(String tenantWallet, String providerAddress) throws Exception {
    String json =
        """
        {"contract":"ctr_7f3k0c2m9a4q5w8e1r6t","job":"job_7f3k0c2m9a4q5w8e1r6t",
         "escrow":"esc_7f3k0c2m9a4q5w8e1r6t","documentSha256":"00",
         "tenantWallet":"%s","providerAddress":"%s","lovelacePerHour":2000000,
         "minimumChargeLovelace":1000000,"maxPriceLovelace":4000000,
         "fundBy":"2126-11-23T12:15:02Z","serviceEnd":"2126-11-23T14:55:02Z",
         "refundAfter":"2126-11-24T14:55:02Z","document":"{}","signatures":[]}
        """
            .formatted(tenantWallet, providerAddress);
    payment
        .bean(WhenContractSignedThenOpenEscrow.class)
        .on(feed.readValue(json, ContractSigned.class));
  }

  private void requested(String json) throws Exception {
    payment
        .bean(WhenSettlementRequestedThenSettleEscrow.class)
        .on(feed.readValue(json, SettlementRequested.class));
  }
}
