package org.spoke.scheduler.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.contract.TestSigner;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.EscrowClosed;
import org.spoke.scheduler.job.JobEvent.JobFunded;
import org.spoke.scheduler.job.JobEvent.JobMatched;
import org.spoke.scheduler.job.JobEvent.JobRunning;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;
import org.spoke.scheduler.job.JobEvent.VmEnded;
import org.spoke.scheduler.job.JobEvent.VmRequested;

/** What happens to one job in tests: two hours at 2 ADA an hour, submitted at {@link #NOON}. */
public final class JobStory {
  public static final JobId JOB = new JobId("job_7f3k0c2m9a4q5w8e1r6t");
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final String VM = JOB.vm(0);
  public static final String DIGEST = "sha256:" + "ab".repeat(32);

  /** The tenant's stop of a job that serves, and of one that does not yet. */
  public static final Ending BY_TENANT = Ending.byTenant(true);

  public static final Ending BEFORE_SERVICE = Ending.byTenant(false);

  private JobStory() {}

  /** That many seconds after the job was submitted. */
  public static Instant second(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  public static JobSpec spec(RestartPolicy policy) {
    return new JobSpec(
        "debian-minimal",
        DIGEST,
        new Resources(2, 2048, 10_240),
        3_000_000,
        7200,
        policy,
        "wal_7f3k0c2m9a4q5w8e1r6t",
        "addr_test1tenant");
  }

  public static Match match() {
    return new Match(
        "off_00000000000000000000",
        "dev_00000000000000000000",
        JOB.lease(),
        List.of(0, 1),
        2_000_000,
        "addr_test1provider");
  }

  public static JobSubmitted submitted() {
    return submitted(RestartPolicy.NEVER);
  }

  public static JobSubmitted submitted(RestartPolicy policy) {
    return new JobSubmitted(JOB, spec(policy), NOON);
  }

  public static JobMatched matched() {
    return new JobMatched(JOB, match(), second(1));
  }

  public static SignedContract contract() {
    String key = TestSigner.PUBLIC_KEY;
    ContractTerms terms =
        JobContract.terms(JOB, spec(RestartPolicy.NEVER), match(), key, key, second(2));
    return SignedContract.sign(terms, new TestSigner());
  }

  public static ContractSigned signed() {
    String key = TestSigner.PUBLIC_KEY;
    ContractTerms terms =
        JobContract.terms(JOB, spec(RestartPolicy.NEVER), match(), key, key, second(2));
    return JobContract.signed(JOB, terms, contract(), second(2));
  }

  public static JobFunded funded() {
    return new JobFunded(JOB, JOB.escrow(), 4_000_000, second(60));
  }

  public static VmRequested vmRequested(int restart, long second) {
    return new VmRequested(JOB, JOB.vm(restart), restart, second(second));
  }

  public static JobRunning running(int restart, long second) {
    return new JobRunning(JOB, JOB.vm(restart), second(second));
  }

  public static VmEnded vmEnded(int restart, Reason reason, long billedSeconds, long second) {
    return new VmEnded(
        JOB, JOB.vm(restart), reason, "exit 137", billedSeconds * 1000, second(second));
  }

  public static JobStopping stopping(Ending ending, long second) {
    return new JobStopping(JOB, ending, second(second));
  }

  public static EscrowClosed escrowClosed(long second) {
    return new EscrowClosed(JOB, JOB.escrow(), second(second));
  }

  public static List<Object> untilStarting() {
    return new ArrayList<>(List.of(submitted(), matched(), signed(), funded(), vmRequested(0, 61)));
  }

  public static List<Object> untilRunning() {
    return plus(untilStarting(), running(0, 100));
  }

  public static List<Object> plus(List<Object> before, Object... more) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(Arrays.asList(more));
    return all;
  }

  public static JobCommand.RecordVmGone gone(int restart, Reason reason, long second) {
    return new JobCommand.RecordVmGone(JOB, JOB.vm(restart), reason, "exit 137", second(second));
  }

  public static SettlementRequested settlement(
      long due, long billedSeconds, Integer from, Integer until, long second) {
    return settlement(due, billedSeconds, from, until, second, Reason.STOPPED_BY_TENANT);
  }

  public static SettlementRequested settlement(
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
