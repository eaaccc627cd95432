package org.spoke.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.base.ids.Ids;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.DevnetChain;
import org.spoke.payment.chain.InterruptibleChain;
import org.spoke.payment.chain.InterruptibleChain.Wire;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.EscrowCommand.OpenEscrow;
import org.spoke.payment.escrow.EscrowCommand.RequestSettlement;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.escrow.view.EscrowRows;
import org.spoke.payment.escrow.view.TransactionRow;
import org.spoke.payment.escrow.view.TransactionRows;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.wallet.Mnemonic;
import org.spoke.payment.wallet.SeedVault;
import org.spoke.payment.wallet.WalletCommand.CreateWallet;
import org.spoke.payment.wallet.WalletId;
import org.spoke.payment.wallet.WalletKeys;

/**
 * payment-svc as it runs in the product, on a real Postgres and the devnet, with a tenant and a
 * provider.
 */
public final class RunningPayment implements AutoCloseable {

  public static final int CONFIRMATIONS = 2;
  public static final int FINAL_CONFIRMATIONS = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int TWO_HOURS = 7_300; // slots, and some
  private static final Duration GLANCE = Duration.ofMillis(100);

  public final DevnetChain chain;
  public final Address tenant;
  public final Address provider;
  private final EventLogFixture service;

  public RunningPayment(Path folder) {
    InterruptibleChain.wire(Wire.WHOLE);
    chain = new DevnetChain(folder.resolve("devnet"));
    service =
        EventLogFixture.start("payment", PostgresForTests.freshDatabase(), settings(chain.url()));
    tenant = newWallet("tenant");
    provider = newWallet("provider");
  }

  private static Map<String, Object> settings(String chainUrl) {
    return Map.of(
        InterruptibleChain.WANTED,
        "true",
        "spoke.chain.url",
        chainUrl,
        "spoke.chain.network",
        "devnet",
        "spoke.chain.confirmations",
        CONFIRMATIONS,
        "spoke.chain.final-confirmations",
        FINAL_CONFIRMATIONS,
        "spoke.chain.poll-interval",
        "50ms");
  }

  private Address newWallet(String name) {
    WalletKeys keys = service.bean(SeedVault.class).keep(Mnemonic.generate(new SecureRandom()));
    dispatch(
        new CreateWallet(
            WalletId.ofName(name), name, keys.address(), keys.stakeAddress(), "devnet", false));
    return keys.address();
  }

  public void open(EscrowId escrow, Lovelace price, Instant refundAfter) {
    open(escrow, price, Instant.now().plusSeconds(600), refundAfter);
  }

  public void open(EscrowId escrow, Lovelace price) {
    open(escrow, price, Instant.now().plusSeconds(86_400));
  }

  public void open(EscrowId escrow, Lovelace price, Instant fundBy, Instant refundAfter) {
    dispatch(
        new OpenEscrow(
            escrow,
            contractOf(escrow),
            jobOf(escrow),
            WalletId.ofName("tenant"),
            tenant,
            provider,
            price,
            EscrowTransactions.MINIMUM_CHARGE,
            fundBy,
            refundAfter));
  }

  public void settle(EscrowId escrow, Lovelace due) {
    dispatch(
        new RequestSettlement(
            escrow,
            contractOf(escrow),
            jobOf(escrow),
            due,
            Optional.empty(),
            Optional.empty(),
            "JOB_SETTLED"));
  }

  private static ContractId contractOf(EscrowId escrow) {
    return new ContractId(Ids.follow("ctr", escrow.text()));
  }

  private static JobId jobOf(EscrowId escrow) {
    return new JobId(Ids.follow("job", escrow.text()));
  }

  /** Waits until the escrow is there, making blocks meanwhile. */
  public EscrowRow awaitStatus(EscrowId escrow, EscrowStatus status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .untilAsserted(
            () -> {
              chain.passBlocks(1);
              assertThat(escrow(escrow)).map(EscrowRow::status).contains(status);
            });
    return escrow(escrow).orElseThrow();
  }

  /** Waits until it is stuck, letting hours pass meanwhile in which a payout does not land. */
  public EscrowRow awaitStuck(EscrowId escrow) {
    await()
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .untilAsserted(
            () -> {
              chain.passSlots(TWO_HOURS);
              assertThat(escrow(escrow)).map(EscrowRow::status).contains(EscrowStatus.STUCK);
            });
    return escrow(escrow).orElseThrow();
  }

  /** Waits until a transaction of that purpose is at that stage; makes no blocks. */
  public TransactionRow awaitTransaction(EscrowId escrow, Purpose purpose, Stage stage) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .until(() -> transaction(escrow, purpose, stage), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<TransactionRow> transaction(EscrowId escrow, Purpose purpose, Stage stage) {
    return transactions(escrow).stream()
        .filter(row -> row.purpose() == purpose && row.stage() == stage)
        .findFirst();
  }

  public Optional<EscrowRow> escrow(EscrowId escrow) {
    return service.bean(EscrowRows.class).findById(escrow.text());
  }

  public List<TransactionRow> transactions(EscrowId escrow) {
    return service.bean(TransactionRows.class).findByEscrowOrderByNumber(escrow.text());
  }

  /** How often an event of that name is in the log. */
  public int events(String name) {
    return Integer.parseInt(service.sql("SELECT count(*) FROM event WHERE type = '" + name + "'"));
  }

  public Lovelace held(Address address) {
    return chain.client().unspentOutputs(address).stream()
        .map(UnspentOutput::lovelace)
        .reduce(Lovelace.ZERO, Lovelace::plus);
  }

  /** The process ends and begins again; what it had not recorded is forgotten. */
  public void restart() {
    service.stop();
    InterruptibleChain.wire(Wire.WHOLE);
    service.startAgain();
  }

  /** Whether a text stands anywhere in the events. */
  public boolean logHolds(String text) {
    return !"0"
        .equals(
            service.sql(
                "SELECT count(*) FROM event WHERE strpos(payload::text || metadata::text, '"
                    + text
                    + "') > 0"));
  }

  /** A look, or a change, behind the service's back. */
  public String sql(String statement) {
    return service.sql(statement);
  }

  public <T> T bean(Class<T> type) {
    return service.bean(type);
  }

  private void dispatch(Object command) {
    service.bean(Commands.class).dispatch(command);
  }

  @Override
  public void close() {
    service.close();
    chain.close();
  }
}
