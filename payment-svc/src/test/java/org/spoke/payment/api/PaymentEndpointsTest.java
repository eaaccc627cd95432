package org.spoke.payment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.spoke.eventlog.testing.OperatorCalls.assertProblem;
import static org.spoke.eventlog.testing.OperatorCalls.underKey;

import io.grpc.Channel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Views;
import org.spoke.payment.chain.InterruptibleChain;
import org.spoke.payment.chain.InterruptibleChain.Wire;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.RunningPayment;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.payment.v1.AuditGrpc;
import org.spoke.proto.payment.v1.AuditMoneyRequest;
import org.spoke.proto.payment.v1.AuditMoneyResponse;
import org.spoke.proto.payment.v1.CreateWalletRequest;
import org.spoke.proto.payment.v1.CreateWalletResponse;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowStatus;
import org.spoke.proto.payment.v1.EscrowTransaction;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetBalanceRequest;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.ImportWalletRequest;
import org.spoke.proto.payment.v1.ListEscrowsRequest;
import org.spoke.proto.payment.v1.ListWalletsRequest;
import org.spoke.proto.payment.v1.ListWalletsResponse;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;
import org.spoke.proto.payment.v1.WalletsGrpc.WalletsBlockingStub;

/** What callers of payment-svc see, over gRPC. */
class PaymentEndpointsTest {

  private static final EscrowId ESCROW = new EscrowId("esc_00000000000000000001");
  private static final String WORDS = "test ".repeat(23) + "sauce";

  @TempDir private Path folder;
  private RunningPayment payment;

  @BeforeEach
  void start() {
    payment = new RunningPayment(folder);
  }

  @AfterEach
  void stop() {
    payment.close();
  }

  @Test
  void aNewWalletShowsItsWordsOnce() throws Exception {
    CreateWalletRequest request = CreateWalletRequest.newBuilder().setName("savings").build();
    CreateWalletResponse created = underKey("key-1", "hash", () -> wallets().create(request));
    assertThat(created.getMnemonic().split(" ", -1)).hasSize(24);
    assertThat(created.getWallet().getAddress()).startsWith("addr_test1");
    assertThat(created.getWallet().getStakeAddress()).startsWith("stake_test1");
    CreateWalletResponse again = underKey("key-1", "hash", () -> wallets().create(request));
    assertThat(again.getWallet()).isEqualTo(created.getWallet());
    assertThat(again.getMnemonic()).isEmpty();
    assertThat(payment.logHolds(created.getMnemonic().split(" ", -1)[0] + " ")).isFalse();
  }

  @Test
  void aTakenNameIsRefused() {
    assertProblem(
        "wallet-name-taken",
        () -> wallets().create(CreateWalletRequest.newBuilder().setName("tenant").build()));
  }

  @Test
  void aNameWithSpacesIsRefused() {
    assertProblem(
        "invalid-field",
        () -> wallets().create(CreateWalletRequest.newBuilder().setName("my wallet").build()));
  }

  @Test
  void aWalletIsTakenInByItsWordsAndWrongWordsAreRefused() {
    Wallet imported = wallets().import_(importing("old", WORDS));
    assertThat(imported.getAddress())
        .isEqualTo(
            "addr_test1qryvgass5dsrf2kxl3vgfz76uhp83kv5lagzcp29tcana68ca5aqa6swlq6llfamln09tal7n5kvt4275ckwedpt4v7q48uhex");
    assertThat(
            wallets().get(GetWalletRequest.newBuilder().setId(imported.getId()).build()).getName())
        .isEqualTo("old");
    assertProblem(
        "mnemonic-invalid",
        () -> wallets().import_(importing("bad", WORDS.replace("sauce", "test"))));
  }

  @Test
  void walletsAreListedInPages() {
    ListWalletsResponse first = wallets().list(walletsAfter(""));
    assertThat(first.getWalletsList()).extracting(Wallet::getName).containsExactly("tenant");
    ListWalletsResponse second = wallets().list(walletsAfter(first.getPage().getNextCursor()));
    assertThat(second.getWalletsList()).extracting(Wallet::getName).containsExactly("provider");
    assertThat(second.getPage().getNextCursor()).isEmpty();
  }

  @Test
  void theBalanceIsWhatTheChainSays() {
    payment.chain.fund(payment.tenant, Lovelace.ada(7));
    Wallet tenant = wallets().list(walletsAfter("")).getWallets(0);
    GetBalanceRequest request = GetBalanceRequest.newBuilder().setWalletId(tenant.getId()).build();
    assertThat(wallets().getBalance(request).getLovelace()).isEqualTo(7_000_000);
    InterruptibleChain.wire(Wire.CUT);
    assertProblem("chain-unreachable", () -> wallets().getBalance(request));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(
        "not-found", () -> wallets().get(GetWalletRequest.newBuilder().setId("wal_x").build()));
    assertProblem(
        "not-found", () -> escrows().get(GetEscrowRequest.newBuilder().setId("esc_x").build()));
    assertProblem(
        "not-found",
        () -> audit().money(AuditMoneyRequest.newBuilder().setContractId("ctr_x").build()));
  }

  @Test
  void aSettledEscrowShowsItsTransactionsAndTheAuditFindsNothingWrong() {
    payment.chain.fund(payment.tenant, Lovelace.ada(50));
    payment.open(ESCROW, Lovelace.ada(10));
    payment.awaitStatus(ESCROW, org.spoke.payment.escrow.EscrowStatus.FUNDED);
    payment.settle(ESCROW, Lovelace.ada(4));
    payment.awaitStatus(ESCROW, org.spoke.payment.escrow.EscrowStatus.SETTLED);

    Escrow escrow = escrows().get(GetEscrowRequest.newBuilder().setId(ESCROW.text()).build());
    assertThat(escrow.getStatus()).isEqualTo(EscrowStatus.ESCROW_STATUS_SETTLED);
    assertThat(escrow.getTransactionsList())
        .extracting(EscrowTransaction::getPurpose)
        .containsExactly("lock", "settlement");
    assertThat(escrow.getTransactionsList())
        .allSatisfy(transaction -> assertThat(transaction.getStatus()).isEqualTo("confirmed"));
    assertThat(escrows().list(ListEscrowsRequest.getDefaultInstance()).getEscrowsList())
        .containsExactly(escrow);

    AuditMoneyResponse audited = audit().money(AuditMoneyRequest.getDefaultInstance());
    assertThat(audited.getFindingsList()).isEmpty();
    assertThat(audited.getSumsMatch() && audited.getReadModelMatches() && audited.getChainMatches())
        .isTrue();
    assertThat(audited.getLines(0).getPaidLovelace()).isEqualTo(4_000_000);
    assertThat(audited.getLines(0).getTxIdsCount()).isEqualTo(2);
  }

  @Test
  void anEscrowThatWasNeverFundedTellsWhatWasNeededAndWhatWasThere() {
    payment.chain.fund(payment.tenant, Lovelace.ada(5));
    payment.open(ESCROW, Lovelace.ada(10));
    payment.awaitStatus(ESCROW, org.spoke.payment.escrow.EscrowStatus.CLOSED_UNFUNDED);

    Escrow escrow = escrows().get(GetEscrowRequest.newBuilder().setId(ESCROW.text()).build());
    assertThat(escrow.getReason()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(escrow.getReasonDetail())
        .containsPattern("1\\d{7} lovelace are needed, 5000000 lovelace are available");
  }

  @Test
  void theAuditTellsWhatTheReadModelHasWrong() {
    payment.chain.fund(payment.tenant, Lovelace.ada(50));
    payment.open(ESCROW, Lovelace.ada(10));
    payment.awaitStatus(ESCROW, org.spoke.payment.escrow.EscrowStatus.FUNDED);
    payment.sql("UPDATE escrow SET locked_lovelace = 1 RETURNING id");
    AuditMoneyResponse audited = audit().money(AuditMoneyRequest.getDefaultInstance());
    assertThat(audited.getReadModelMatches()).isFalse();
    assertThat(audited.getSumsMatch()).isTrue();
    assertThat(audited.getFindings(0)).contains(ESCROW.text()).contains("read model");
  }

  private static ImportWalletRequest importing(String name, String words) {
    return ImportWalletRequest.newBuilder().setName(name).setMnemonic(words).build();
  }

  private static ListWalletsRequest walletsAfter(String cursor) {
    return ListWalletsRequest.newBuilder()
        .setPage(PageRequest.newBuilder().setSize(1).setCursor(cursor))
        .build();
  }

  private WalletsBlockingStub wallets() {
    return WalletsGrpc.newBlockingStub(channel());
  }

  private EscrowsGrpc.EscrowsBlockingStub escrows() {
    return EscrowsGrpc.newBlockingStub(channel());
  }

  private AuditGrpc.AuditBlockingStub audit() {
    return AuditGrpc.newBlockingStub(channel());
  }

  /** A query waits half a second for the view; on a busy machine a test waits longer. */
  private Channel channel() {
    await().until(payment.bean(Views.class)::await);
    return payment.bean(ServiceChannels.class).channel("payment");
  }
}
