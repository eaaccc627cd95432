package org.spoke.registry.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;

/**
 * What has happened to a device. A shipped record never changes: a new revision gets an upcaster
 * and a golden file.
 */
public sealed interface DeviceEvent {
  DeviceId device();

  /** The machine became a device, for the first time or again. It is available from now on. */
  @Revision("1")
  record DeviceOnboarded(DeviceId device, DeviceTerms terms, Machine machine, Benchmark benchmark)
      implements DeviceEvent {}

  /** The owner decided anew; these are all terms as they now are. */
  @Revision("1")
  record DeviceChanged(DeviceId device, DeviceTerms terms) implements DeviceEvent {}

  @Revision("1")
  record DeviceMadeAvailable(DeviceId device) implements DeviceEvent {}

  @Revision("1")
  record DeviceMadeUnavailable(DeviceId device) implements DeviceEvent {}

  @Revision("1")
  record LeaseReserved(
      DeviceId device, LeaseId lease, JobId job, Resources resources, List<Integer> coreNumbers)
      implements DeviceEvent {
    public LeaseReserved {
      coreNumbers = List.copyOf(coreNumbers);
    }

    /** The lease as it stands right after this event. */
    public Lease toLease(Instant at) {
      return new Lease(
          lease, device, job, resources, coreNumbers, LeaseStatus.HELD, at, Optional.empty());
    }
  }

  /** The job gave its resources back. */
  @Revision("1")
  record LeaseReleased(DeviceId device, LeaseId lease, JobId job) implements DeviceEvent {}

  /** The provider took the resources back; the scheduler closes the job. */
  @Revision("1")
  record LeaseRevoked(DeviceId device, LeaseId lease, JobId job, RevocationReason reason)
      implements DeviceEvent {}

  @Revision("1")
  record DeviceOffboarded(DeviceId device) implements DeviceEvent {}
}
