package org.spoke.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.scheduler.job.JobStory.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.JobCancelled;
import org.spoke.scheduler.job.JobEvent.JobExpired;
import org.spoke.scheduler.job.JobEvent.JobFailed;
import org.spoke.scheduler.job.JobEvent.JobSettled;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;
import org.spoke.scheduler.job.JobEvent.VmEnded;

class JobTest {
  private static final Ending BY_TENANT = Ending.byTenant(true);
  private static final Ending BEFORE_SERVICE = Ending.byTenant(false);

  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @Test
  void aJobIsSubmitted() {
    job.givenNoPriorActivity()
        .when(new JobCommand.SubmitJob(JOB, spec(RestartPolicy.NEVER), NOON))
        .expectEvents(submitted());
  }

  @Test
  void anOfferIsTakenOnce() {
    job.given(submitted())
        .when(new JobCommand.MatchJob(JOB, match(), second(1)))
        .expectEvents(matched());
    job.given(submitted(), matched())
        .when(new JobCommand.MatchJob(JOB, match(), second(9)))
        .expectNoEvents();
  }

  @Test
  void aJobDearerThanItsCeilingFailsWithBothFigures() {
    String detail = "The cheapest offer asks 2000000 lovelace an hour; the ceiling is 1500000.";
    job.given(submitted())
        .when(new JobCommand.RejectJob(JOB, Reason.PRICE_ABOVE_CEILING, detail, second(1)))
        .expectEvents(new JobFailed(JOB, Reason.PRICE_ABOVE_CEILING, detail, second(1)));
  }

  @Test
  void aContractThatBothSignedIsTaken() {
    job.given(submitted(), matched())
        .when(new JobCommand.SignContract(JOB, contract(), second(2)))
        .expectEvents(signed());
  }

  @Test
  void aContractThatWasChangedAfterwardsIsRefused() {
    SignedContract genuine = contract();
    SignedContract dearer =
        new SignedContract(
            genuine.document().replace("2000000", "9000000"),
            genuine.documentSha256(),
            genuine.signatures());

    job.given(submitted(), matched())
        .when(new JobCommand.SignContract(JOB, dearer, second(2)))
        .expectException(Problem.class)
        .expectNoEvents();
  }

  @Test
  void aStoppedJobIsNotSignedFor() {
    job.given(submitted(), matched(), new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, "", NOON))
        .when(new JobCommand.SignContract(JOB, contract(), second(2)))
        .expectNoEvents();
  }

  @Test
  void aJobWithoutAContractIsCancelledAtOnce() {
    job.given(submitted()).when(stop(5)).expectEvents(cancelled(5));
    job.given(submitted(), matched()).when(stop(5)).expectEvents(cancelled(5));
  }

  @Test
  void aContractedJobThatIsStoppedGivesTheMoneyBackFirst() {
    job.given(submitted(), matched(), signed())
        .when(stop(5))
        .expectEvents(stopping(BEFORE_SERVICE, 5), settlement(0, 0, null, null, 5));
  }

  @Test
  void aFundedJobThatIsStoppedAsksForNoVm() {
    job.given(stoppedWhenFunded()).when(new JobCommand.StartVm(JOB, second(62))).expectNoEvents();
  }

  @Test
  void theLateNewsThatTheEscrowStandsDoesNotStartAStoppedJob() {
    job.given(
            submitted(),
            matched(),
            signed(),
            stopping(BEFORE_SERVICE, 5),
            settlement(0, 0, null, null, 5))
        .when(new JobCommand.ConfirmFunding(JOB, 4_000_000, second(60)))
        .expectNoEvents();
  }

  @Test
  void aStartingJobThatIsStoppedWaitsForItsVmToGo() {
    job.given(starting()).when(stop(70)).expectEvents(stopping(BEFORE_SERVICE, 70));
    job.given(plus(starting(), stopping(BEFORE_SERVICE, 70)))
        .when(gone(0, Reason.STOPPED, 75))
        .expectEvents(vmEnded(0, Reason.STOPPED, 0, 75), settlement(0, 0, null, null, 75));
  }

  @Test
  void aVmThatIsReadyOnlyAfterTheStopIsNotWantedAndNotBilled() {
    job.given(plus(starting(), stopping(BEFORE_SERVICE, 70)))
        .when(new JobCommand.RecordVmReady(JOB, VM, second(71)))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void aRunningJobThatIsStoppedIsBilledUntilItsVmIsGone() {
    job.given(plus(running(), stopping(BY_TENANT, 3700)))
        .when(gone(0, Reason.STOPPED, 3705))
        .expectEvents(
            vmEnded(0, Reason.STOPPED, 3605, 3705), settlement(2_002_778, 3605, 100, 3705, 3705));
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    job.given(plus(running(), stopping(BY_TENANT, 3700))).when(stop(3701)).expectNoEvents();
    job.given(submitted(), new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, "By the tenant.", NOON))
        .when(stop(5))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void aJobThatHasFailedCannotBeStopped() {
    job.given(submitted(), new JobFailed(JOB, Reason.NO_OFFER, "None.", second(1)))
        .when(stop(5))
        .expectException(Problem.class)
        .expectExceptionMessage("job-ended: Job " + JOB + " has ended: NO_OFFER.");
  }

  @Test
  void theJobEndsAsItWasDecidedOnceTheEscrowIsClosed() {
    job.given(settling(BY_TENANT))
        .when(new JobCommand.CloseEscrow(JOB, "", "", second(3800)))
        .expectEvents(
            escrowClosed(3800),
            new JobSettled(JOB, Reason.STOPPED_BY_TENANT, BY_TENANT.detail(), second(3800)));
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "CRASHED", "LOST"})
  void aVmThatDiedIsReplacedInTheSameLease(Reason died) {
    job.given(replaceFirst(running(), submitted(RestartPolicy.ON_FAILURE)))
        .when(gone(0, died, 700))
        .expectEvents(vmEnded(0, died, 600, 700), vmRequested(1, 700));
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOT_TIMEOUT", "BOOT_FAILED", "DIGEST_MISMATCH", "DISK_FULL", "STOPPED"})
  void aVmThatWouldDieAgainIsNotReplaced(Reason died) {
    Ending ending = Ending.vmGone(VM, died, "exit 137", 0);
    job.given(replaceFirst(starting(), submitted(RestartPolicy.ON_FAILURE)))
        .when(gone(0, died, 700))
        .expectEvents(
            vmEnded(0, died, 0, 700),
            stopping(ending, 700),
            settlement(0, 0, null, null, 700, died));
  }

  @Test
  void afterThreeRestartsTheJobFailsAndOnlyReadyTimeIsBilled() {
    List<Object> before = replaceFirst(running(), submitted(RestartPolicy.ON_FAILURE));
    for (int restart = 1; restart <= Job.MAX_RESTARTS; restart++) {
      long second = restart * 1000L;
      before.add(vmEnded(restart - 1, Reason.CRASHED, 900, second));
      before.add(vmRequested(restart, second));
      before.add(JobStory.running(restart, second + 100));
    }

    job.given(before)
        .when(gone(3, Reason.CRASHED, 4000))
        .expectEvents(
            vmEnded(3, Reason.CRASHED, 900, 4000),
            stopping(Ending.vmGone(JOB.vm(3), Reason.CRASHED, "exit 137", 3), 4000),
            settlement(2_000_000, 3600, 100, 4000, 4000, Reason.CRASHED));
  }

  @Test
  void aJobThatNeverRestartsFailsWithItsVm() {
    job.given(running())
        .when(gone(0, Reason.KILLED, 160))
        .expectEvents(
            vmEnded(0, Reason.KILLED, 60, 160),
            stopping(Ending.vmGone(VM, Reason.KILLED, "exit 137", 0), 160),
            settlement(1_000_000, 60, 100, 160, 160, Reason.KILLED));
  }

  @Test
  void aGuestThatPowersItselfOffHasDoneItsWork() {
    assertThat(Ending.vmGone(VM, Reason.POWERED_OFF, "", 0).status()).isEqualTo(JobStatus.SETTLED);
  }

  @Test
  void newsOfAnEarlierVmIsNoNews() {
    List<Object> restarted = replaceFirst(running(), submitted(RestartPolicy.ON_FAILURE));
    restarted.add(vmEnded(0, Reason.KILLED, 600, 700));
    restarted.add(vmRequested(1, 700));

    job.given(restarted).when(gone(0, Reason.KILLED, 700)).expectNoEvents();
    job.given(restarted)
        .when(new JobCommand.RecordVmReady(JOB, VM, second(701)))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void aRevokedLeaseEndsTheJobWithWhatWasServed() {
    Ending ending = Ending.leaseRevoked(match().device(), "PROVIDER_OFFBOARDED");
    job.given(running())
        .when(new JobCommand.RevokeLease(JOB, "PROVIDER_OFFBOARDED", second(500)))
        .expectEvents(stopping(ending, 500));
    job.given(submitted(), matched())
        .when(new JobCommand.RevokeLease(JOB, "PROVIDER_OFFBOARDED", second(2)))
        .expectEvents(new JobFailed(JOB, Reason.PROVIDER_OFFBOARDED, ending.detail(), second(2)));
  }

  @Test
  void anEscrowThatIsClosedUnfundedEndsTheJobWithoutASettlement() {
    job.given(submitted(), matched(), signed())
        .when(
            new JobCommand.CloseEscrow(
                JOB, "INSUFFICIENT_FUNDS", "4 ADA wanted, 1 ADA there.", second(9)))
        .expectEvents(
            escrowClosed(9),
            stopping(Ending.escrowClosed("INSUFFICIENT_FUNDS", "4 ADA wanted, 1 ADA there."), 9),
            new JobFailed(JOB, Reason.INSUFFICIENT_FUNDS, "4 ADA wanted, 1 ADA there.", second(9)));
  }

  @Test
  void aRunningJobWhoseEscrowIsGoneStopsItsVmBeforeItEnds() {
    Ending ending = Ending.escrowClosed("", "It was taken back.");
    job.given(running())
        .when(new JobCommand.CloseEscrow(JOB, "", "It was taken back.", second(9000)))
        .expectEvents(escrowClosed(9000), stopping(ending, 9000));
    job.given(plus(running(), escrowClosed(9000), stopping(ending, 9000)))
        .when(gone(0, Reason.STOPPED, 9005))
        .expectEvents(
            vmEnded(0, Reason.STOPPED, 8905, 9005),
            new JobFailed(JOB, Reason.ESCROW_CLOSED, "It was taken back.", second(9005)));
  }

  @Test
  void aJobThatIsNotMatchedInTimeExpires() {
    whenDue(new JobDeadline.MatchBy(second(600)), submitted())
        .expectEvents(
            new JobExpired(
                JOB,
                Reason.MATCH_TIMEOUT,
                Ending.matchTimedOut(second(600)).detail(),
                second(600)));
    whenDue(new JobDeadline.MatchBy(second(600)), submitted(), matched(), signed())
        .expectNoEvents();
  }

  @Test
  void deadlinesOfOthersAreAskedAboutBeforeAnythingEnds() {
    whenDue(new JobDeadline.FundBy(second(1000)), submitted(), matched(), signed())
        .expectEvents(new FundingDeadlinePassed(JOB, JOB.escrow(), second(1000)));
    whenDue(new JobDeadline.BootBy(VM, second(1000)), starting().toArray())
        .expectEvents(new BootDeadlinePassed(JOB, VM, second(1000)));
    whenDue(new JobDeadline.FundBy(second(1000)), starting().toArray()).expectNoEvents();
    whenDue(new JobDeadline.BootBy(VM, second(1000)), running().toArray()).expectNoEvents();
  }

  @Test
  void aJobThatIsNotFundedInTimeExpires() {
    job.given(submitted(), matched(), signed())
        .when(new JobCommand.ExpireFunding(JOB, second(1100)))
        .expectEvents(
            stopping(Ending.fundingTimedOut(signed().fundBy()), 1100),
            settlement(0, 0, null, null, 1100, Reason.FUNDING_TIMEOUT));
  }

  @Test
  void aVmThatIsNeverReadyFailsTheJob() {
    job.given(starting())
        .when(new JobCommand.GiveUpBooting(JOB, VM, second(700)))
        .expectEvents(stopping(Ending.bootTimedOut(VM), 700));
  }

  @Test
  void aJobRunsNoLongerThanAgreed() {
    whenDue(new JobDeadline.ServeUntil(second(7300)), running().toArray())
        .expectEvents(stopping(Ending.durationReached(spec(RestartPolicy.NEVER)), 7300));
  }

  @Test
  void aVmWhoseEndIsNotConfirmedIsBilledUntilTheStopAlone() {
    Object[] before = plus(running(), stopping(BY_TENANT, 3700)).toArray();
    whenDue(new JobDeadline.StopBy(VM, second(4000)), before)
        .expectEvents(
            new VmEnded(
                JOB,
                VM,
                Reason.LOST,
                "The provider did not confirm that it is gone.",
                3_600_000,
                second(3700)),
            settlement(2_000_000, 3600, 100, 3700, 4000));
  }

  private ResultValidator<Job> whenDue(JobDeadline deadline, Object... before) {
    return job.given(before).whenInvoking(JOB.text(), at -> at.reach(deadline));
  }

  private static JobCommand.StopJob stop(long second) {
    return new JobCommand.StopJob(JOB, second(second));
  }

  private static JobCommand.RecordVmGone gone(int restart, Reason reason, long second) {
    return new JobCommand.RecordVmGone(JOB, JOB.vm(restart), reason, "exit 137", second(second));
  }

  private static JobCancelled cancelled(long second) {
    return new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, BEFORE_SERVICE.detail(), second(second));
  }

  private static List<Object> starting() {
    return new ArrayList<>(List.of(submitted(), matched(), signed(), funded(), vmRequested(0, 61)));
  }

  private static List<Object> running() {
    return plus(starting(), JobStory.running(0, 100));
  }

  private static List<Object> stoppedWhenFunded() {
    return List.of(
        submitted(),
        matched(),
        signed(),
        funded(),
        stopping(BEFORE_SERVICE, 61),
        settlement(0, 0, null, null, 61));
  }

  private static List<Object> settling(Ending ending) {
    return plus(
        running(),
        stopping(ending, 3700),
        vmEnded(0, Reason.STOPPED, 3600, 3700),
        settlement(2_000_000, 3600, 100, 3700, 3700));
  }

  private static List<Object> plus(List<Object> before, Object... more) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static List<Object> replaceFirst(List<Object> events, Object first) {
    List<Object> all = new ArrayList<>(events);
    all.set(0, first);
    return all;
  }

  private static SettlementRequested settlement(
      long due, long billedSeconds, Integer from, Integer until, long second) {
    return settlement(due, billedSeconds, from, until, second, Reason.STOPPED_BY_TENANT);
  }

  private static SettlementRequested settlement(
      long due, long billedSeconds, Integer from, Integer until, long second, Reason reason) {
    return new SettlementRequested(
        JOB,
        JOB.contract(),
        JOB.escrow(),
        due,
        billedSeconds * 1000,
        instant(from),
        instant(until),
        reason,
        second(second));
  }

  private static Optional<Instant> instant(Integer second) {
    return Optional.ofNullable(second).map(JobStory::second);
  }
}
