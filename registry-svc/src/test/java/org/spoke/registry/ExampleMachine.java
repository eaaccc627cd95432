package org.spoke.registry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.spoke.registry.benchmark.Benchmarks;
import org.spoke.registry.machine.FixedMachineProbe;
import org.spoke.registry.machine.FixedVirtualisationProbe;
import org.spoke.registry.machine.MachineProbe;
import org.spoke.registry.machine.Resources;
import org.spoke.registry.machine.Virtualisation;
import org.spoke.registry.machine.VirtualisationProbe;

/** The machine of the endpoints' tests: 8 cores, 16 GiB of memory, 100 GiB of free disk. */
@Factory
class ExampleMachine {
  private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();

  @Singleton
  @Replaces(MachineProbe.class)
  FixedMachineProbe machineProbe() {
    return new FixedMachineProbe(new Resources(8, 16_384, 102_400));
  }

  @Singleton
  @Replaces(VirtualisationProbe.class)
  FixedVirtualisationProbe virtualisationProbe() {
    return new FixedVirtualisationProbe(
        Optional.of(new Virtualisation(false, "qemu-microvm", "tcg", "There is no /dev/kvm.")));
  }

  /** The real benchmark under a clock that hurries. */
  @Singleton
  @Replaces(Benchmarks.class)
  Benchmarks benchmarks(@Value("${spoke.data}") Path dataDirectory, Clock clock) {
    AtomicLong nanos = new AtomicLong();
    return new Benchmarks(dataDirectory, clock, () -> nanos.addAndGet(TICK_NANOS));
  }
}
