package org.spoke.gateway.job;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A job and how far it has come.
 *
 * @param reason why it ended; absent while it lives
 * @param reasonDetail one sentence for a person
 * @param billedMs time that is billed so far, in milliseconds
 * @param dueLovelace what is due to the provider, in lovelace; final once the VM is gone
 */
@Introspected
public record Job(
    String id,
    JobSpec spec,
    JobStatus status,
    @Nullable String reason,
    @Nullable String reasonDetail,
    @Nullable String deviceId,
    @Nullable String leaseId,
    @Nullable String contractId,
    @Nullable String vmId,
    @Nullable String escrowId,
    long lovelacePerHour,
    Instant submittedAt,
    @Nullable Instant runningSince,
    @Nullable Instant endedAt,
    long billedMs,
    long dueLovelace,
    long version,
    int restarts) {}
