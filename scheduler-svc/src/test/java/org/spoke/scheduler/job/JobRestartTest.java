package org.spoke.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.scheduler.job.JobStory.*;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows when a VM is gone that nobody stopped. */
class JobRestartTest {
  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "CRASHED", "LOST"})
  void aVmThatDiedIsReplacedInTheSameLease(Reason died) {
    job.given(restartable(untilRunning()))
        .when(gone(0, died, 700))
        .expectEvents(vmEnded(0, died, 600, 700), vmRequested(1, 700));
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOT_TIMEOUT", "BOOT_FAILED", "DIGEST_MISMATCH", "DISK_FULL", "STOPPED"})
  void aVmThatWouldDieAgainIsNotReplaced(Reason died) {
    Ending ending = Ending.vmGone(VM, died, "exit 137", 0);
    job.given(restartable(untilStarting()))
        .when(gone(0, died, 700))
        .expectEvents(
            vmEnded(0, died, 0, 700),
            stopping(ending, 700),
            settlement(0, 0, null, null, 700, died));
  }

  @Test
  void afterThreeRestartsTheJobFailsAndOnlyReadyTimeIsBilled() {
    List<Object> before = restartable(untilRunning());
    for (int restart = 1; restart <= Job.MAX_RESTARTS; restart++) {
      long second = restart * 1000L;
      before.add(vmEnded(restart - 1, Reason.CRASHED, 900, second));
      before.add(vmRequested(restart, second));
      before.add(running(restart, second + 100));
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
    job.given(untilRunning())
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
    List<Object> restarted = restartable(untilRunning());
    restarted.add(vmEnded(0, Reason.KILLED, 600, 700));
    restarted.add(vmRequested(1, 700));

    job.given(restarted).when(gone(0, Reason.KILLED, 700)).expectNoEvents();
    job.given(restarted)
        .when(new JobCommand.RecordVmReady(JOB, VM, second(701)))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  /** The same events of a job whose VM is replaced when it dies. */
  private static List<Object> restartable(List<Object> events) {
    List<Object> all = new ArrayList<>(events);
    all.set(0, submitted(RestartPolicy.ON_FAILURE));
    return all;
  }
}
