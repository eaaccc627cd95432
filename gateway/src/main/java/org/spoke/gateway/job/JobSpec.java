package org.spoke.gateway.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import org.spoke.gateway.common.Resources;

/**
 * What a tenant asks for.
 *
 * @param image name of a template, or a digest sha256:(64 hex)
 * @param maxLovelacePerHour the most that an hour may cost, in lovelace
 * @param durationSeconds how long it may run, in seconds
 * @param restartPolicy absent: the scheduler's default
 * @param walletId the tenant's wallet that funds the escrow
 */
@Introspected
public record JobSpec(
    @JsonProperty(required = true) String image,
    @JsonProperty(required = true) Resources resources,
    @JsonProperty(required = true) long maxLovelacePerHour,
    @JsonProperty(required = true) long durationSeconds,
    @Nullable @JsonSetter(nulls = Nulls.SET) RestartPolicy restartPolicy,
    @JsonProperty(required = true) String walletId) {}
