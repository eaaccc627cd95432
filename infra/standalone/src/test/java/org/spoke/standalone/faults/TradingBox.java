package org.spoke.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.spoke.standalone.box.OwnDevnet;
import org.spoke.standalone.drive.BoxClient;
import org.spoke.standalone.drive.BoxProcess;
import org.spoke.standalone.drive.Faucet;
import org.spoke.standalone.drive.JobsAndMoney;
import org.spoke.standalone.drive.SmallTrade;

/** A box that is onboarded, with a funded tenant and a provider, on a devnet that outlives it. */
final class TradingBox implements AutoCloseable {
  private static final long FUNDS = 100_000_000_000L;

  /** A restart of the box, a boot without KVM, and three blocks twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final Duration POLL = Duration.ofMillis(50);

  final OwnDevnet devnet;
  final BoxProcess process;
  private final String tenantWallet;
  private final String providerWallet;
  private final String device;

  private TradingBox(
      OwnDevnet devnet,
      BoxProcess process,
      String tenantWallet,
      String providerWallet,
      String device) {
    this.devnet = devnet;
    this.process = process;
    this.tenantWallet = tenantWallet;
    this.providerWallet = providerWallet;
    this.device = device;
  }

  /** A box whose VMs are simulated, so that only the rest of it is put to the test. */
  static TradingBox simulated(Path directory) {
    return start(directory, Map.of(), "-Dspoke.vm.driver=simulated");
  }

  static TradingBox start(Path directory, Map<String, String> environment, String... jvmFlags) {
    OwnDevnet devnet = OwnDevnet.start(directory.resolve("chain"), 0);
    BoxProcess process = BoxProcess.on(directory.resolve("box"), false, devnet.url(), jvmFlags);
    environment.forEach(process::with);
    try {
      BoxClient box = process.start().client();
      JsonNode tenant = box.post("/wallets", Map.of("name", "tenant")).path("wallet");
      JsonNode provider = box.post("/wallets", Map.of("name", "provider")).path("wallet");
      new Faucet(devnet.root()).fund(tenant.path("address").asText(), FUNDS);
      await()
          .atMost(PATIENCE)
          .pollInterval(POLL)
          .until(() -> new JobsAndMoney(box).balance(tenant.path("id").asText()) == FUNDS);
      JsonNode device =
          box.post("/devices", SmallTrade.device("faulty", provider.path("address").asText()));
      return new TradingBox(
          devnet,
          process,
          tenant.path("id").asText(),
          provider.path("id").asText(),
          device.path("id").asText());
    } catch (RuntimeException failure) {
      process.close();
      devnet.close();
      throw failure;
    }
  }

  BoxClient box() {
    return process.client();
  }

  private JobsAndMoney seen() {
    return new JobsAndMoney(box());
  }

  /** Submits a job under a key; the same key again is the same job. */
  String submit(String key) {
    return box().post("/jobs", key, SmallTrade.job(tenantWallet)).path("id").asText();
  }

  JsonNode job(String id) {
    return seen().job(id);
  }

  String status(String job) {
    return seen().status(job);
  }

  /** Waits until a job has come that far, or past it. */
  void awaitStatus(String job, String status) {
    await().atMost(PATIENCE).pollInterval(POLL).until(() -> seen().hasReached(job, status));
  }

  /** Brings a job to its end as a tenant would: once it runs, it is stopped. */
  JsonNode finish(String job) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> status(job).equals("RUNNING") || atEndOrStopping(job));
    if (status(job).equals("RUNNING")) {
      box().post("/jobs/" + job + "/stop", Map.of());
    }
    await().atMost(PATIENCE).pollInterval(POLL).until(() -> seen().hasEnded(job));
    awaitFreeCapacity();
    return job(job);
  }

  /** The registry hears of a job's end after it, and the next job needs the same core. */
  private void awaitFreeCapacity() {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> box().get("/devices/" + device), TradingBox::isFree);
  }

  private static boolean isFree(JsonNode device) {
    return device.path("free").equals(device.path("reserved"));
  }

  private boolean atEndOrStopping(String job) {
    return status(job).equals("STOPPING") || seen().hasEnded(job);
  }

  /** What must hold once no job is under way, whatever happened before. */
  void assertAccountsAreStraight() {
    JsonNode audit = box().get("/audit/money");
    assertThat(audit.path("findings")).isEmpty();
    assertThat(audit.path("sumsMatch").asBoolean()).isTrue();
    assertThat(audit.path("readModelMatches").asBoolean()).isTrue();
    assertThat(audit.path("chainMatches").asBoolean()).isTrue();
    long paid =
        audit
            .path("lines")
            .valueStream()
            .mapToLong(line -> line.path("paidLovelace").asLong())
            .sum();
    assertThat(seen().balance(providerWallet))
        .as("the provider holds what was paid, and nothing twice")
        .isEqualTo(paid);

    assertThat(isFree(box().get("/devices/" + device))).as("all capacity is back").isTrue();
    assertThat(box().get("/vms?limit=200").path("items").valueStream())
        .as("no VM is left")
        .allMatch(vm -> vm.path("status").asText().equals("GONE"));
    assertThat(box().get("/dead-letters").path("items")).as("no reaction gave up").isEmpty();
  }

  @Override
  public void close() {
    process.close();
    devnet.close();
  }
}
