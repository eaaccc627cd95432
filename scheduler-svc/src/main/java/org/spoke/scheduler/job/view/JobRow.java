package org.spoke.scheduler.job.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import org.spoke.base.paging.Cursor;
import org.spoke.scheduler.contract.Pricing;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobSpec;
import org.spoke.scheduler.job.JobStatus;
import org.spoke.scheduler.job.RestartPolicy;

/**
 * One row of the table {@code job}. What does not exist yet is empty, or absent where it is a time.
 *
 * @param billedMs of VMs that are gone
 * @param dueLovelace as it was asked to be settled; 0 before
 * @param vmReadyAt when the VM that runs now was ready
 */
@MappedEntity("job")
public record JobRow(
    @Id String id,
    JobStatus status,
    String image,
    int cores,
    long memoryMib,
    long diskMib,
    long maxLovelacePerHour,
    long durationSeconds,
    RestartPolicy restartPolicy,
    String wallet,
    String reason,
    String reasonDetail,
    String device,
    String lease,
    String contract,
    String vm,
    String escrow,
    long lovelacePerHour,
    long minimumChargeLovelace,
    long maxPriceLovelace,
    long billedMs,
    long dueLovelace,
    int restarts,
    long version,
    Instant submittedAt,
    @Nullable Instant runningSince,
    @Nullable Instant vmReadyAt,
    @Nullable Instant endedAt) {

  /** A job that was submitted just now. */
  public static JobRow of(JobSubmitted event) {
    JobSpec spec = event.spec();
    return new JobRow(
        event.job().text(),
        JobStatus.SUBMITTED,
        spec.image(),
        spec.resources().cores(),
        spec.resources().memoryMib(),
        spec.resources().diskMib(),
        spec.maxLovelacePerHour(),
        spec.durationSeconds(),
        spec.restartPolicy(),
        spec.wallet(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        event.at(),
        null,
        null,
        null);
  }

  /** Its place in the list of jobs. */
  public Cursor place() {
    return new Cursor(submittedAt, id);
  }

  /** Time that is billed until now, in milliseconds; it stands still while no VM is ready. */
  public long billedMs(Instant now) {
    if (vmReadyAt == null) {
      return billedMs;
    }
    return billedMs + Math.max(0, Duration.between(vmReadyAt, now).toMillis());
  }

  /** What is due until now, in lovelace; final once the last VM is gone. */
  public long dueLovelace(Instant now) {
    if (maxPriceLovelace == 0) {
      return 0;
    }
    return new Pricing(lovelacePerHour, minimumChargeLovelace, maxPriceLovelace)
        .dueLovelace(billedMs(now));
  }
}
