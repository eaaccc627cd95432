package org.spoke.standalone.demo;

import static org.spoke.standalone.demo.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.spoke.standalone.box.OwnDevnet;
import org.spoke.standalone.drive.BoxClient;
import org.spoke.standalone.drive.BoxProcess;
import org.spoke.standalone.drive.Faucet;
import org.spoke.standalone.drive.GuestCommand;
import org.spoke.standalone.drive.JobsAndMoney;
import org.spoke.standalone.drive.SmallTrade;

/**
 * The steps of the demo. Each asks the box over REST, as any client would, and checks what it
 * promises.
 */
final class Demo implements AutoCloseable {
  private static final long LOVELACE_PER_ADA = 1_000_000;
  private static final long TENANT_FUNDS = 1_000 * LOVELACE_PER_ADA;

  /** Without KVM a boot takes 10 s on an idle machine; a loaded one is ten times slower. */
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Path directory;
  private final boolean split;
  private final StepLog log;
  private OwnDevnet devnet;
  private BoxProcess process;
  private BoxClient box;
  private JobsAndMoney seen;
  private String tenantWallet;
  private String providerWallet;
  private String providerAddress;
  private String job;
  private String vm;
  private DemoReport.Vm machine = new DemoReport.Vm("", "", 0);
  private DemoReport.Money money = new DemoReport.Money(0, 0, 0, 0);
  private DemoReport.Replayed replayed = new DemoReport.Replayed("", "");
  private long events;

  Demo(Path directory, boolean split, StepLog log) {
    this.directory = directory;
    this.split = split;
    this.log = log;
  }

  void run() {
    log.step("start the box", this::startBox);
    log.step("create two wallets", this::createWallets);
    log.step("onboard this machine", this::onboard);
    log.step("measure the image", this::measureImage);
    log.step("submit a job", this::submit);
    log.step("lock the escrow", this::lockEscrow);
    log.step("boot the VM until SSH answers", this::awaitReady);
    log.step("open a shell: uname -a", this::uname);
    log.step("compute in the guest", this::compute);
    log.step("stop the job and settle", this::stopAndSettle);
    log.step("account for every lovelace", this::account);
    log.step("give the capacity back", this::capacity);
    log.step("replay all events", this::replay);
    log.step("tell the story", this::story);
    log.step("stop everything", this::stopBox);
  }

  String address() {
    return box.uri("").toString();
  }

  DemoReport report() {
    List<DemoReport.StepLine> steps =
        log.steps().stream()
            .map(step -> new DemoReport.StepLine(step.name(), step.ok(), step.ms()))
            .toList();
    return new DemoReport(steps, machine, money, events, replayed);
  }

  private String startBox() {
    devnet = OwnDevnet.start(directory.resolve("chain"), 0);
    process = BoxProcess.on(directory.resolve("box"), split, devnet.url()).start();
    box = process.client();
    seen = new JobsAndMoney(box);
    return (split ? "six processes" : "one process") + " at " + address();
  }

  private String createWallets() {
    JsonNode tenant = box.post("/wallets", Map.of("name", "tenant")).path("wallet");
    JsonNode provider = box.post("/wallets", Map.of("name", "provider")).path("wallet");
    tenantWallet = tenant.path("id").asText();
    providerWallet = provider.path("id").asText();
    providerAddress = provider.path("address").asText();
    new Faucet(devnet.root()).fund(tenant.path("address").asText(), TENANT_FUNDS);
    await("the tenant's wallet holds its funds", () -> seen.balance(tenantWallet) == TENANT_FUNDS);
    return "tenant holds " + ada(TENANT_FUNDS);
  }

  private String onboard() {
    JsonNode detected = box.get("/machine");
    box.post("/devices", SmallTrade.device("demo", providerAddress));
    return detected.path("cores")
        + " cores, "
        + detected.path("memoryMib")
        + " MiB, "
        + detected.path("virtualisation").path("acceleration").asText()
        + "; 1 core for the network";
  }

  private String measureImage() {
    JsonNode image = box.get("/images/" + SmallTrade.IMAGE);
    return image.path("digest").asText().substring(0, 19)
        + ".., "
        + image.path("packages").size()
        + " packages";
  }

  private String submit() {
    JsonNode submitted = box.post("/jobs", "demo-job", SmallTrade.job(tenantWallet));
    job = submitted.path("id").asText();
    return job;
  }

  private String lockEscrow() {
    awaitJob("STARTING");
    JsonNode escrow = seen.escrowOf(job);
    return "job "
        + seen.status(job)
        + ", escrow "
        + escrow.path("status").asText()
        + " with "
        + ada(escrow.path("lockedLovelace").asLong());
  }

  private String awaitReady() {
    awaitJob("RUNNING");
    vm = seen.job(job).path("vmId").asText();
    JsonNode ready = box.get("/vms/" + vm);
    machine =
        new DemoReport.Vm(
            ready.path("driver").asText(),
            ready.path("acceleration").asText(),
            ready.path("kernelToReadyMs").asLong());
    return machine.driver()
        + " under "
        + machine.accel()
        + ", kernel to ready "
        + machine.kernelToReadyMs()
        + " ms";
  }

  private String uname() {
    GuestCommand answer = box.run(vm, "uname -a");
    unless(
        answer.exitCode() == 0 && answer.output().startsWith("Linux"), "the guest said: " + answer);
    return answer.output().trim();
  }

  /** The sum of the first n squares, for an n that nobody knew before. */
  private String compute() {
    long n = new SecureRandom().nextLong(1_000, 2_000);
    long expected = n * (n + 1) * (2 * n + 1) / 6;
    GuestCommand answer =
        box.run(
            vm, "i=0; s=0; while [ $i -lt " + n + " ]; do i=$((i+1)); s=$((s+i*i)); done; echo $s");
    unless(
        answer.output().trim().equals(Long.toString(expected)),
        "the guest says " + answer.output().trim() + ", the sum is " + expected);
    return "1\u00b2 + .. + " + n + "\u00b2 = " + expected;
  }

  private String stopAndSettle() {
    box.post("/jobs/" + job + "/stop", Map.of());
    await("the job is settled", () -> seen.hasEnded(job));
    JsonNode ended = seen.job(job);
    unless(ended.path("status").asText().equals("SETTLED"), "the job ended as " + ended);
    return "SETTLED, "
        + ended.path("reason").asText()
        + ", billed "
        + ended.path("billedMs").asLong()
        + " ms";
  }

  private String account() {
    JsonNode escrow = seen.escrowOf(job);
    money =
        new DemoReport.Money(
            escrow.path("lockedLovelace").asLong(),
            escrow.path("paidLovelace").asLong(),
            escrow.path("refundedLovelace").asLong(),
            escrow.path("feesLovelace").asLong());
    unless(money.locked() > 0 && money.paid() > 0, "nothing was locked or paid: " + money);
    unless(
        money.locked() == money.paid() + money.refunded() + money.fees(),
        "the sums differ: " + money);
    unless(
        seen.balance(providerWallet) == money.paid(),
        "the provider's wallet holds " + seen.balance(providerWallet));
    JsonNode audit = box.get("/audit/money");
    unless(
        audit.path("sumsMatch").asBoolean()
            && audit.path("readModelMatches").asBoolean()
            && audit.path("chainMatches").asBoolean(),
        "the audit found " + audit.path("findings"));
    return "locked = paid + refunded + fees, on the chain too";
  }

  private String capacity() {
    JsonNode device = box.get("/devices").path("items").get(0);
    unless(device.path("free").equals(device.path("reserved")), "still held: " + device);
    return device.path("free").path("cores")
        + " of "
        + device.path("reserved").path("cores")
        + " cores free";
  }

  private String replay() {
    String id = box.post("/audit/replays", Map.of("mode", "VERIFY")).path("id").asText();
    await("the replay has ended", () -> !replayNow(id).path("status").asText().equals("RUNNING"));
    JsonNode ended = replayNow(id);
    replayed =
        new DemoReport.Replayed(
            ended.path("liveChecksum").asText(), ended.path("rebuiltChecksum").asText());
    unless(ended.path("status").asText().equals("MATCHED"), "the replay ended as " + ended);
    unless(
        !replayed.live().isEmpty() && replayed.live().equals(replayed.rebuilt()),
        "checksums differ: " + replayed);
    return ended.path("eventsDone").asLong()
        + " events, checksum "
        + replayed.live().substring(0, 12)
        + "..";
  }

  private String story() {
    JsonNode history = box.get("/events?limit=200").path("items");
    events = history.size();
    unless(events > 0, "no events");
    log.keep(Story.timeline(history) + "\n\n" + Story.money(seen.escrowOf(job), money));
    return events + " events";
  }

  private String stopBox() {
    long ms = process.stop();
    devnet.close();
    unless(ms < 10_000, "stopping took " + ms + " ms");
    return "within " + ms + " ms of SIGTERM";
  }

  /** Waits until the job has come that far, and fails at once when it never will. */
  private void awaitJob(String state) {
    await("the job is " + state, () -> seen.hasReached(job, state));
    JsonNode now = seen.job(job);
    unless(
        JobsAndMoney.STATES.contains(now.path("status").asText()),
        "the job ended as "
            + now.path("status").asText()
            + ": "
            + now.path("reason").asText()
            + " "
            + now.path("reasonDetail").asText());
  }

  private JsonNode replayNow(String id) {
    return box.get("/audit/replays/" + id);
  }

  private void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      unless(System.nanoTime() < deadline, "waited " + PATIENCE.toSeconds() + " s for: " + what);
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StepFailed("interrupted");
      }
    }
  }

  static String ada(long lovelace) {
    return "%d.%06d ADA".formatted(lovelace / LOVELACE_PER_ADA, lovelace % LOVELACE_PER_ADA);
  }

  /** Stops what still runs. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
    }
    if (devnet != null) {
      devnet.close();
    }
  }
}
