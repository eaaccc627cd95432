package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.proto.scheduler.v1.Contract;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.scheduler.box.FakeBox;
import org.spoke.scheduler.box.RunningScheduler;
import org.spoke.scheduler.contract.ContractSignature;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.ContractVerification;
import org.spoke.scheduler.contract.Role;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobDeadline;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.job.automation.WhenEscrowClosedThenEndJob.EscrowClosedUnfunded;
import org.spoke.scheduler.job.automation.WhenEscrowClosedThenEndJob.EscrowSettled;
import org.spoke.scheduler.job.automation.WhenEscrowFundedThenFundJob.EscrowFunded;
import org.spoke.scheduler.job.automation.WhenLeaseRevokedThenStopJob.LeaseRevoked;
import org.spoke.scheduler.job.automation.WhenVmChangesThenTellJob.VmGone;
import org.spoke.scheduler.job.automation.WhenVmChangesThenTellJob.VmReady;
import org.spoke.scheduler.offer.Lease;
import org.spoke.scheduler.offer.Offer;
import org.spoke.scheduler.payment.EscrowReport;

/** Jobs in the running service: its own database, its reactions, its restarts. */
class JobLifeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Stored deadlines go by the real clock, so the jobs' VMs are ready about now. */
  private static Instant ready;

  private static RunningScheduler scheduler;

  @BeforeAll
  static void start() {
    scheduler = new RunningScheduler();
    ready = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    scheduler.close();
  }

  @AfterEach
  void everyServiceIsBack() {
    scheduler.box().registry.away(false);
    scheduler.box().host.away(false);
  }

  @Test
  void aJobRunsFromRequestToSettledEscrow() {
    JobId job = run();
    Job running = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_RUNNING);
    assertThat(running.getVmId()).isEqualTo(job.vm(0));
    assertThat(running.getDueLovelace()).isGreaterThanOrEqualTo(1_000_000);

    stopByTenant(job);
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isStopped(job.vm(0)));
    vmGone(job, 0, "STOPPED", 1800);
    Job stopping = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_STOPPING);
    assertThat(stopping.getBilledMs()).isEqualTo(1_800_000);
    assertThat(stopping.getDueLovelace()).isEqualTo(1_000_000);
    escrowSettled(job);

    Job settled = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("STOPPED_BY_TENANT");
    awaitLeaseReleased(job);
  }

  @Test
  void theContractSaysWhatBothAgreedOn() {
    JobId job = new JobId(scheduler.submit(RunningScheduler.spec()));
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CONTRACTED);

    Contract contract =
        scheduler.contracts().get(GetContractRequest.newBuilder().setId(job.contract()).build());
    ContractTerms terms = ContractVerification.verify(signed(contract));

    assertThat(terms.image().digest()).isEqualTo(FakeBox.IMAGE.digest());
    assertThat(terms.price().maxPriceLovelace()).isEqualTo(2_000_000);
    assertThat(terms.lease().coreNumbers()).containsExactly(0, 1);
    assertThat(terms.providerCanRead()).contains("memory of a running VM");
    cancel(job);
  }

  /** Complaints 1 and 9: a restart of a service closes no contract and loses no state. */
  @Test
  void aRestartInEveryStateChangesNothing() {
    JobId job = new JobId(scheduler.submit(RunningScheduler.spec()));
    scheduler.restart();
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CONTRACTED);
    scheduler.restart();
    escrowFunded(job);
    scheduler.restart();
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_STARTING);
    scheduler.restart();
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isLaunched(job.vm(0)));
    vmReady(job, 0, 0);
    scheduler.restart();
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_RUNNING);
    stopByTenant(job);
    scheduler.restart();
    vmGone(job, 0, "STOPPED", 3600);
    scheduler.restart();
    escrowSettled(job);
    scheduler.restart();

    Job settled = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getDueLovelace()).isEqualTo(2_000_000);
    awaitLeaseReleased(job);
  }

  @Test
  void aVmThatDiesIsReplacedAndOnlyReadyTimeIsBilled() {
    JobId job = run();
    vmGone(job, 0, "KILLED", 600);
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isLaunched(job.vm(1)));
    vmReady(job, 1, 700);
    vmGone(job, 1, "POWERED_OFF", 1300);
    escrowSettled(job);

    Job settled = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("POWERED_OFF");
    assertThat(settled.getRestarts()).isEqualTo(1);
    assertThat(settled.getBilledMs()).isEqualTo(1_200_000);
  }

  @Test
  void noOfferFitsSoTheJobFails() {
    String job =
        scheduler.submit(
            RunningScheduler.spec()
                .setResources(RunningScheduler.spec().getResources().toBuilder().setCores(1024)));

    Job failed = scheduler.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("NO_OFFER");
  }

  @Test
  void allOffersAreDearerThanTheCeilingSoTheJobFailsWithBothFigures() {
    String job = scheduler.submit(RunningScheduler.spec().setMaxLovelacePerHour(1_999_999));

    Job failed = scheduler.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("PRICE_ABOVE_CEILING");
    assertThat(failed.getReasonDetail()).contains("2000000").contains("1999999");
  }

  @Test
  void anOfferThatIsGoneMeanwhileIsPassedOver() {
    scheduler.box().registry.offer(cheaper("dev_11111111111111111111"));
    scheduler.box().registry.takeAll("dev_11111111111111111111");

    JobId job = new JobId(scheduler.submit(RunningScheduler.spec()));

    Job contracted = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CONTRACTED);
    assertThat(contracted.getDeviceId()).isEqualTo(FakeBox.DEVICE);
    cancel(job);
  }

  @Test
  void aSecondJobBeyondTheCapacityFailsAndTheFirstKeepsItsLease() {
    JobSpec.Builder most =
        RunningScheduler.spec()
            .setResources(RunningScheduler.spec().getResources().toBuilder().setCores(300));
    JobId first = contracted(most);

    String second = scheduler.submit(most);

    Job failed = scheduler.awaitStatus(second, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("NO_CAPACITY");
    assertThat(scheduler.box().registry.find(first)).matches(lease -> lease.orElseThrow().held());
    cancel(first);
    cancel(contracted(most)); // what the first held is free again
  }

  @Test
  void aWalletWithTooLittleFailsTheJob() {
    JobId job = contracted();
    reaction(WhenEscrowClosedThenEndJob.class)
        .on(new EscrowClosedUnfunded(job, "INSUFFICIENT_FUNDS", "2 ADA wanted, 1 there."), ready);

    Job failed = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("INSUFFICIENT_FUNDS");
    awaitLeaseReleased(job);
  }

  @Test
  void anImageThatVanishedFailsTheJobAndReturnsTheMoney() {
    JobId job = contracted();
    scheduler.box().host.forget(FakeBox.IMAGE);
    escrowFunded(job);
    awaitSettlementRequested(job);
    scheduler.box().host.image(FakeBox.IMAGE);
    escrowSettled(job);

    Job failed = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("IMAGE_UNKNOWN");
    assertThat(failed.getDueLovelace()).isZero();
  }

  @Test
  void aRevokedLeaseStopsTheJobAndPaysForWhatWasServed() {
    JobId job = run();
    reaction(WhenLeaseRevokedThenStopJob.class)
        .on(new LeaseRevoked(job, "PROVIDER_OFFBOARDED"), ready.plusSeconds(900));
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isStopped(job.vm(0)));
    vmGone(job, 0, "STOPPED", 900);
    escrowSettled(job);

    Job failed = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("PROVIDER_OFFBOARDED");
    assertThat(failed.getDueLovelace()).isEqualTo(1_000_000);
  }

  @Test
  void aJobStoppedWhileTheVmServiceIsAwayNeverLaunchesItsVm() {
    JobId job = contracted();
    scheduler.box().host.away(true);
    escrowFunded(job);
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_STARTING);
    stopByTenant(job);
    scheduler.box().host.away(false);
    awaitSettlementRequested(job);
    escrowSettled(job);

    Job cancelled = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CANCELLED);
    assertThat(cancelled.getDueLovelace()).isZero();
    assertThat(scheduler.box().host.isLaunched(job.vm(0))).isFalse();
  }

  /** Complaint 4: what is closed does not run on unpaid. */
  @Test
  void aVmThatIsReadyForAnEndedJobIsStopped() {
    JobId job = contracted();
    cancel(job);

    vmReady(job, 0, 5);

    assertThat(scheduler.box().host.isStopped(job.vm(0))).isTrue();
  }

  @Test
  void aRegistryThatIsAwayIsAskedAgain() {
    scheduler.box().registry.away(true);
    JobId job = new JobId(scheduler.submit(RunningScheduler.spec()));
    assertThat(scheduler.job(job.text()).getStatus()).isEqualTo(JobStatus.JOB_STATUS_SUBMITTED);

    scheduler.box().registry.away(false);

    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CONTRACTED);
    cancel(job);
  }

  @Test
  void theStoredEndOfServiceStopsTheJob() {
    JobId job = run();
    due(job, new JobDeadline.ServeUntil(ready.plusSeconds(3600)));
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isStopped(job.vm(0)));
    vmGone(job, 0, "STOPPED", 3601);
    escrowSettled(job);

    Job settled = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("DURATION_REACHED");
    assertThat(settled.getDueLovelace()).as("the most that was agreed").isEqualTo(2_000_000);
  }

  @Test
  void aLateEscrowThatStandsAfterAllStartsTheVm() {
    JobId job = contracted();
    scheduler.box().payments.escrow(job.escrow(), new EscrowReport(true, 2_000_000));
    due(job, new JobDeadline.FundBy(ready));

    await().atMost(PATIENCE).until(() -> scheduler.box().host.isLaunched(job.vm(0)));
    cancel(job);
  }

  @Test
  void aLateEscrowThatDoesNotStandExpiresTheJob() {
    JobId job = contracted();
    due(job, new JobDeadline.FundBy(ready));
    awaitSettlementRequested(job);
    escrowSettled(job);

    Job expired = scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_EXPIRED);
    assertThat(expired.getReason()).isEqualTo("FUNDING_TIMEOUT");
  }

  @ParameterizedTest
  @EnumSource(Lateness.class)
  void aLateVmIsAskedAboutBeforeTheJobIsGivenUp(Lateness lateness) {
    JobId job = contracted();
    escrowFunded(job);
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isLaunched(job.vm(0)));
    if (lateness == Lateness.READY_UNHEARD) {
      scheduler.box().host.ready(job.vm(0), ready);
    }
    due(job, new JobDeadline.BootBy(job.vm(0), ready.plusSeconds(600)));

    scheduler.awaitStatus(job.text(), lateness.then);
    cancel(job);
  }

  enum Lateness {
    READY_UNHEARD(JobStatus.JOB_STATUS_RUNNING),
    STILL_BOOTING(JobStatus.JOB_STATUS_STOPPING);

    private final JobStatus then;

    Lateness(JobStatus then) {
      this.then = then;
    }
  }

  private static JobId contracted() {
    return contracted(RunningScheduler.spec());
  }

  private static JobId contracted(JobSpec.Builder spec) {
    JobId job = new JobId(scheduler.submit(spec));
    scheduler.awaitStatus(job.text(), JobStatus.JOB_STATUS_CONTRACTED);
    return job;
  }

  private static JobId run() {
    JobId job = contracted();
    escrowFunded(job);
    await().atMost(PATIENCE).until(() -> scheduler.box().host.isLaunched(job.vm(0)));
    vmReady(job, 0, 0);
    return job;
  }

  /** Ends a job whatever it does, so that the next test finds the device free. */
  private static void cancel(JobId job) {
    if (!scheduler.job(job.text()).hasEndedAt()) {
      stopByTenant(job);
      for (int restart = 0; restart < 2; restart++) {
        vmGone(job, restart, "STOPPED", 60);
      }
      escrowSettled(job);
    }
    awaitLeaseReleased(job);
  }

  private static void stopByTenant(JobId job) {
    assertThat(scheduler.jobs().stop(StopJobRequest.newBuilder().setId(job.text()).build()).getId())
        .isEqualTo(job.text());
  }

  private static void escrowFunded(JobId job) {
    reaction(WhenEscrowFundedThenFundJob.class).on(new EscrowFunded(job, 2_000_000), ready);
  }

  private static void escrowSettled(JobId job) {
    reaction(WhenEscrowClosedThenEndJob.class).on(new EscrowSettled(job, 0, 0), ready);
  }

  private static void vmReady(JobId job, int restart, long second) {
    reaction(WhenVmChangesThenTellJob.class)
        .on(new VmReady(job.vm(restart), job, ready.plusSeconds(second)));
  }

  private static void vmGone(JobId job, int restart, String reason, long second) {
    reaction(WhenVmChangesThenTellJob.class)
        .on(new VmGone(job.vm(restart), job, reason, "exit 0", ready.plusSeconds(second)));
  }

  private static void due(JobId job, JobDeadline deadline) {
    scheduler
        .service()
        .bean(DeadlineManager.class)
        .schedule(
            Instant.EPOCH,
            deadline.getClass().getSimpleName(),
            deadline,
            new AggregateScopeDescriptor("Job", job.text()));
  }

  private static void awaitSettlementRequested(JobId job) {
    await()
        .atMost(PATIENCE)
        .until(() -> scheduler.events(job.text()).contains("SettlementRequested"));
  }

  private static void awaitLeaseReleased(JobId job) {
    await()
        .atMost(PATIENCE)
        .until(() -> scheduler.box().registry.find(job).filter(Lease::held).isEmpty());
  }

  private static <T> T reaction(Class<T> type) {
    return scheduler.service().bean(type);
  }

  private static Offer cheaper(String device) {
    return new Offer(
        "off_11111111111111111111",
        device,
        new Resources(400, 819_200, 4_096_000),
        1_000_000,
        "addr_test1other");
  }

  private static SignedContract signed(Contract contract) {
    List<ContractSignature> signatures =
        contract.getSignaturesList().stream()
            .map(
                each ->
                    new ContractSignature(
                        each.getRole().equals("tenant") ? Role.TENANT : Role.PROVIDER,
                        hex(each.getPublicKey()),
                        hex(each.getSignature())))
            .toList();
    return new SignedContract(
        contract.getDocument().toStringUtf8(), contract.getDocumentSha256(), signatures);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
