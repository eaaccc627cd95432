package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.scheduler.job.JobStory.JOB;
import static org.spoke.scheduler.job.JobStory.VM;
import static org.spoke.scheduler.job.JobStory.second;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.Commands;
import org.spoke.scheduler.job.Ending;
import org.spoke.scheduler.job.JobDeadline;
import org.spoke.scheduler.job.JobLimits;
import org.spoke.scheduler.job.JobSpec;
import org.spoke.scheduler.job.JobStanding;
import org.spoke.scheduler.job.JobStatus;
import org.spoke.scheduler.job.JobStory;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.job.RestartPolicy;

class WhenJobMovesThenSetItsDeadlineTest {
  private static final JobSpec SPEC = JobStory.spec(RestartPolicy.NEVER);
  private static final Instant HOURS_LATER = second(20_000);

  private final List<Object> set = new ArrayList<>();
  private final WhenJobMovesThenSetItsDeadline reaction =
      new WhenJobMovesThenSetItsDeadline(
          new Deadlines(), new HeldJob(), Clock.fixed(HOURS_LATER, ZoneOffset.UTC));

  @Test
  void newsThatIsHoursOldStillLeavesTheVmItsWholeTimeToBoot() {
    reaction.on(JobStory.vmRequested(0, 61));

    assertThat(set)
        .containsExactly(new JobDeadline.BootBy(VM, HOURS_LATER.plus(JobLimits.BOOT_WITHIN)));
  }

  @Test
  void aStopThatIsHoursLateStillLeavesTheVmItsWholeTimeToStop() {
    Ending ending = new Ending(JobStatus.SETTLED, Reason.DURATION_REACHED, "Over.");
    reaction.on(JobStory.stopping(ending, 7300));

    assertThat(set)
        .containsExactly(new JobDeadline.StopBy(VM, HOURS_LATER.plus(JobLimits.STOP_WITHIN)));
  }

  @Test
  void aJobRunsForItsDurationFromItsFirstReadyVmOn() {
    reaction.on(JobStory.running(1, 5000));

    assertThat(set).containsExactly(new JobDeadline.ServeUntil(second(100 + 7200)));
  }

  @Test
  void aContractSetsItsOwnDeadlines() {
    reaction.on(JobStory.signed());

    assertThat(set)
        .containsExactly(
            new JobDeadline.FundBy(JobStory.signed().fundBy().plus(JobLimits.FUND_GRACE)),
            new JobDeadline.ServeUntil(JobStory.signed().serviceEnd()));
  }

  /** A job whose first VM was ready after 100 s. */
  private static final class HeldJob implements Commands {
    @Override
    public <R extends MessageLite> R run(Parser<R> parser, Supplier<R> work) {
      return work.get();
    }

    @Override
    public <P, R extends MessageLite> R run(
        Parser<R> parser, Supplier<P> preparation, Function<P, R> work) {
      return work.apply(preparation.get());
    }

    @Override
    @SuppressWarnings("unchecked") // HoldJob is the one command that comes
    public <T> T dispatch(Object command) {
      return (T)
          new JobStanding(
              JobStatus.RUNNING,
              SPEC,
              Optional.of(JobStory.match()),
              Optional.of(second(100)),
              Optional.of(VM));
    }
  }

  /** Keeps what is set. */
  private final class Deadlines implements DeadlineManager {
    @Override
    public String schedule(Instant at, String name, Object payload, ScopeDescriptor scope) {
      assertThat(scope.scopeDescription()).contains("Job", JOB.text());
      set.add(payload);
      return name;
    }

    @Override
    public String schedule(Duration after, String name, Object payload, ScopeDescriptor scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cancelSchedule(String name, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cancelAll(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(
        MessageDispatchInterceptor<? super DeadlineMessage<?>> interceptor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerHandlerInterceptor(
        MessageHandlerInterceptor<? super DeadlineMessage<?>> interceptor) {
      throw new UnsupportedOperationException();
    }
  }
}
