package org.spoke.registry.device;

import java.time.Instant;
import java.util.Optional;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.machine.Resources;

/**
 * A device as it stands after its latest event; what commands answer and what queries find.
 *
 * @param free what of the reserved part no lease holds
 * @param version rises with each change
 * @param onboardedAt when it was last onboarded
 * @param offboardedAt present while it is offboarded
 */
public record DeviceState(
    DeviceId id,
    DeviceStatus status,
    DeviceTerms terms,
    Resources free,
    Benchmark benchmark,
    long version,
    Instant onboardedAt,
    Optional<Instant> offboardedAt) {}
