package org.spoke.registry.device;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.spoke.base.problem.CommonProblem;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.device.DeviceCommand.ChangeDevice;
import org.spoke.registry.device.DeviceCommand.OffboardDevice;
import org.spoke.registry.device.DeviceCommand.OnboardDevice;
import org.spoke.registry.device.DeviceCommand.ReleaseLease;
import org.spoke.registry.device.DeviceCommand.ReserveLease;
import org.spoke.registry.device.DeviceCommand.SetAvailability;
import org.spoke.registry.device.DeviceEvent.DeviceChanged;
import org.spoke.registry.device.DeviceEvent.DeviceMadeAvailable;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;
import org.spoke.registry.device.DeviceEvent.DeviceOnboarded;
import org.spoke.registry.device.DeviceEvent.LeaseReleased;
import org.spoke.registry.device.DeviceEvent.LeaseReserved;
import org.spoke.registry.device.DeviceEvent.LeaseRevoked;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;

/**
 * The part of one machine that its owner rents out. What leases hold never exceeds what is
 * reserved, and no core has two holders.
 *
 * <pre>
 *                    DeviceMadeUnavailable
 *   DeviceOnboarded --> Available ---------------> Unavailable
 *          ^                |     <---------------      |
 *          |                |  DeviceMadeAvailable      |
 *          |                +---- DeviceOffboarded -----+
 *          |                              v
 *          +------------------------- Offboarded
 *
 *   LeaseReserved (only Available) --> Held --LeaseReleased--> Released
 *                                        +----LeaseRevoked---> Revoked
 * </pre>
 */
class Device {
  @AggregateIdentifier private DeviceId id;
  private DeviceStatus status = DeviceStatus.OFFBOARDED;
  private DeviceTerms terms;
  private Benchmark benchmark;
  private Instant onboardedAt;
  private Instant offboardedAt;
  private final LeaseBook leases = new LeaseBook();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DeviceState handle(OnboardDevice command) {
    if (status != DeviceStatus.OFFBOARDED) {
      throw Refusals.onboarded(id, terms);
    }
    requireFit(command.terms().reserved(), command.machine());
    apply(
        new DeviceOnboarded(
            command.device(), command.terms(), command.machine(), command.benchmark()));
    return state();
  }

  @CommandHandler
  DeviceState handle(ChangeDevice command) {
    requireOnboarded();
    requireVersion(command);
    DeviceTerms changed = command.appliedTo(terms);
    if (!changed.equals(terms)) {
      requireRoomToGrow(changed.reserved(), command.machine());
      requireRoomForLeases(changed.reserved());
      apply(new DeviceChanged(id, changed));
    }
    return state();
  }

  @CommandHandler
  DeviceState handle(SetAvailability command) {
    requireOnboarded();
    if (command.available() && status == DeviceStatus.UNAVAILABLE) {
      apply(new DeviceMadeAvailable(id));
    } else if (!command.available() && status == DeviceStatus.AVAILABLE) {
      apply(new DeviceMadeUnavailable(id));
    }
    return state();
  }

  @CommandHandler
  DeviceState handle(OffboardDevice command) {
    if (status == DeviceStatus.OFFBOARDED) {
      return state();
    }
    List<Lease> held = List.copyOf(leases.held());
    if (!held.isEmpty() && !command.force()) {
      throw Refusals.jobsRun(id, held);
    }
    for (Lease lease : held) {
      apply(new LeaseRevoked(id, lease.id(), lease.job(), RevocationReason.PROVIDER_OFFBOARDED));
    }
    apply(new DeviceOffboarded(id));
    return state();
  }

  @CommandHandler
  Lease handle(ReserveLease command) {
    Optional<Lease> known = leases.find(command.lease());
    if (known.isPresent()) {
      return requireSame(known.get(), command);
    }
    requireAvailable();
    command
        .resources()
        .shortageIn(free())
        .ifPresent(
            shortage -> {
              throw Refusals.exhausted(shortage, free());
            });
    apply(
        new LeaseReserved(
            id,
            command.lease(),
            command.job(),
            command.resources(),
            leases.freeCoreNumbers(command.resources().cores(), terms.reserved().cores())));
    return lease(command.lease());
  }

  @CommandHandler
  Lease handle(ReleaseLease command) {
    Lease lease = lease(command.lease());
    if (lease.status() == LeaseStatus.HELD) {
      apply(new LeaseReleased(id, lease.id(), lease.job()));
    }
    return lease(command.lease());
  }

  @EventSourcingHandler
  void on(DeviceOnboarded event, @Timestamp Instant at) {
    id = event.device();
    status = DeviceStatus.AVAILABLE;
    terms = event.terms();
    benchmark = event.benchmark();
    onboardedAt = at;
    offboardedAt = null;
  }

  @EventSourcingHandler
  void on(DeviceChanged event) {
    terms = event.terms();
  }

  @EventSourcingHandler
  void on(DeviceMadeAvailable event) {
    status = DeviceStatus.AVAILABLE;
  }

  @EventSourcingHandler
  void on(DeviceMadeUnavailable event) {
    status = DeviceStatus.UNAVAILABLE;
  }

  @EventSourcingHandler
  void on(LeaseReserved event, @Timestamp Instant at) {
    leases.hold(event.toLease(at));
  }

  @EventSourcingHandler
  void on(LeaseReleased event, @Timestamp Instant at) {
    leases.end(lease(event.lease()).ended(LeaseStatus.RELEASED, at));
  }

  @EventSourcingHandler
  void on(LeaseRevoked event, @Timestamp Instant at) {
    leases.end(lease(event.lease()).ended(LeaseStatus.REVOKED, at));
  }

  @EventSourcingHandler
  void on(DeviceOffboarded event, @Timestamp Instant at) {
    status = DeviceStatus.OFFBOARDED;
    offboardedAt = at;
  }

  private Resources free() {
    return terms.reserved().lessAtMost(leases.inUse());
  }

  private DeviceState state() {
    return new DeviceState(
        id,
        status,
        terms,
        free(),
        benchmark,
        getVersion(),
        onboardedAt,
        Optional.ofNullable(offboardedAt));
  }

  private Lease lease(LeaseId lease) {
    return leases.find(lease).orElseThrow(() -> CommonProblem.notFound("lease", lease));
  }

  private void requireOnboarded() {
    if (status == DeviceStatus.OFFBOARDED) {
      throw Refusals.offboarded(id);
    }
  }

  private void requireAvailable() {
    requireOnboarded();
    if (status == DeviceStatus.UNAVAILABLE) {
      throw Refusals.unavailable(id);
    }
  }

  private void requireVersion(ChangeDevice command) {
    if (command.expectedVersion().orElse(getVersion()) != getVersion()) {
      throw Refusals.changedMeanwhile(id, getVersion(), command.expectedVersion().getAsLong());
    }
  }

  private static void requireFit(Resources reserve, Machine machine) {
    reserve
        .shortageIn(machine.onboardable())
        .ifPresent(
            shortage -> {
              throw Refusals.tooLarge(shortage, machine);
            });
  }

  /** What stays or shrinks needs no room: the machine may have lost some since it was onboarded. */
  private void requireRoomToGrow(Resources reserve, Machine machine) {
    reserve
        .shortageIn(machine.onboardable().orMore(terms.reserved()))
        .ifPresent(
            shortage -> {
              throw Refusals.tooLarge(shortage, machine);
            });
  }

  private void requireRoomForLeases(Resources reserve) {
    leases
        .inUse()
        .shortageIn(reserve)
        .ifPresent(
            shortage -> {
              throw Refusals.leasesHold(shortage);
            });
  }

  private static Lease requireSame(Lease lease, ReserveLease command) {
    if (!lease.job().equals(command.job()) || !lease.resources().equals(command.resources())) {
      throw Refusals.differs(lease);
    }
    return lease;
  }
}
