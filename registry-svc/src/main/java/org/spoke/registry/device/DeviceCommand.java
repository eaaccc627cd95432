package org.spoke.registry.device;

import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;

/** What can be asked of a device. */
public sealed interface DeviceCommand {
  DeviceId device();

  /** Answers a {@link DeviceState}. */
  record OnboardDevice(
      @TargetAggregateIdentifier DeviceId device,
      DeviceTerms terms,
      Machine machine,
      Benchmark benchmark)
      implements DeviceCommand {}

  /**
   * Changes what is present and leaves the rest. Answers a {@link DeviceState}.
   *
   * @param machine as it is now; what grows must fit into it
   * @param expectedVersion the version that the owner has seen
   */
  record ChangeDevice(
      @TargetAggregateIdentifier DeviceId device,
      Optional<DeviceName> name,
      Optional<Resources> reserve,
      Optional<Price> price,
      Optional<WalletAddress> walletAddress,
      Machine machine,
      OptionalLong expectedVersion)
      implements DeviceCommand {

    DeviceTerms appliedTo(DeviceTerms terms) {
      return new DeviceTerms(
          name.orElse(terms.name()),
          reserve.orElse(terms.reserved()),
          price.orElse(terms.price()),
          walletAddress.orElse(terms.walletAddress()));
    }
  }

  /** Answers a {@link DeviceState}. */
  record SetAvailability(@TargetAggregateIdentifier DeviceId device, boolean available)
      implements DeviceCommand {}

  /**
   * Answers a {@link DeviceState}.
   *
   * @param force revoke held leases instead of refusing
   */
  record OffboardDevice(@TargetAggregateIdentifier DeviceId device, boolean force)
      implements DeviceCommand {}

  /** Answers a {@link Lease}; the same id again answers the same lease. */
  record ReserveLease(
      @TargetAggregateIdentifier DeviceId device, LeaseId lease, JobId job, Resources resources)
      implements DeviceCommand {}

  /** Answers a {@link Lease}. */
  record ReleaseLease(@TargetAggregateIdentifier DeviceId device, LeaseId lease)
      implements DeviceCommand {}
}
