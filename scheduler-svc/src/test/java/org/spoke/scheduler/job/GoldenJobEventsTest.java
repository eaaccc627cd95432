package org.spoke.scheduler.job;

import static org.spoke.scheduler.job.JobStory.JOB;
import static org.spoke.scheduler.job.JobStory.VM;
import static org.spoke.scheduler.job.JobStory.second;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.GoldenEvents;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.JobCancelled;
import org.spoke.scheduler.job.JobEvent.JobExpired;
import org.spoke.scheduler.job.JobEvent.JobFailed;
import org.spoke.scheduler.job.JobEvent.JobSettled;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;

class GoldenJobEventsTest {
  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(new JobDefinition().job())
        .check(
            JobStory.submitted(),
            JobStory.matched(),
            JobStory.signed(),
            JobStory.funded(),
            JobStory.vmRequested(1, 61),
            JobStory.running(0, 100),
            new BootDeadlinePassed(JOB, VM, second(661)),
            new FundingDeadlinePassed(JOB, JOB.escrow(), second(1022)),
            JobStory.vmEnded(0, Reason.STOPPED, 3600, 3700),
            JobStory.stopping(Ending.byTenant(true), 3690),
            new SettlementRequested(
                JOB,
                JOB.contract(),
                JOB.escrow(),
                2_000_000,
                3_600_000,
                Optional.of(second(100)),
                Optional.of(second(3700)),
                Reason.STOPPED_BY_TENANT,
                second(3700)),
            JobStory.escrowClosed(3800),
            new JobSettled(JOB, Reason.STOPPED_BY_TENANT, "Stopped.", second(3800)),
            new JobFailed(JOB, Reason.NO_OFFER, "None.", second(1)),
            new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, "Stopped.", second(1)),
            new JobExpired(JOB, Reason.FUNDING_TIMEOUT, "Late.", second(1100)));
  }
}
