package org.spoke.gateway.device;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import org.spoke.gateway.common.Price;
import org.spoke.gateway.common.Resources;
import org.spoke.gateway.machine.Benchmark;

/**
 * A machine of which a part is reserved for the network.
 *
 * @param reserved the part reserved for the network
 * @param free what of it no lease holds now
 * @param walletAddress Cardano address where the provider is paid
 * @param version for If-Match
 */
@Introspected
public record Device(
    String id,
    String name,
    DeviceStatus status,
    Resources reserved,
    Resources free,
    Price price,
    String walletAddress,
    @Nullable Benchmark benchmark,
    long version,
    Instant onboardedAt,
    @Nullable Instant offboardedAt) {}
