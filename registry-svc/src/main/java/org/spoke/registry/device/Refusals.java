package org.spoke.registry.device;

import java.util.Collection;
import java.util.stream.Collectors;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;
import org.spoke.registry.machine.Shortage;

/** What a device says when it refuses, with the figures. */
final class Refusals {
  private Refusals() {}

  static Problem onboarded(DeviceId device, DeviceTerms terms) {
    return Problem.of(
            RegistryProblem.DEVICE_ONBOARDED,
            "This machine is device %s, named %s.".formatted(device, terms.name()))
        .with("device", device);
  }

  static Problem offboarded(DeviceId device) {
    return Problem.of(RegistryProblem.DEVICE_OFFBOARDED, "Device " + device + " was offboarded.")
        .with("device", device);
  }

  static Problem unavailable(DeviceId device) {
    return Problem.of(
            RegistryProblem.DEVICE_UNAVAILABLE,
            "Its owner has set %s unavailable.".formatted(device))
        .with("device", device);
  }

  static Problem changedMeanwhile(DeviceId device, long version, long expected) {
    return Problem.of(
            CommonProblem.VERSION_CONFLICT,
            "%s has version %d; the change expects %d.".formatted(device, version, expected))
        .with("device", device);
  }

  static Problem tooLarge(Shortage shortage, Machine machine) {
    return Problem.of(
            RegistryProblem.RESERVE_TOO_LARGE,
            "reserve.%s: %d asked, at most %d can be onboarded. The machine has %s; %s stay with its owner."
                .formatted(
                    shortage.what(),
                    shortage.wanted(),
                    shortage.there(),
                    machine.resources(),
                    machine.ownerMinimum()))
        .inField("reserve." + shortage.what())
        .with("onboardable", machine.onboardable());
  }

  static Problem leasesHold(Shortage shortage) {
    return Problem.of(
            RegistryProblem.LEASE_HOLDS_IT,
            "reserve.%s: leases hold %d, more than %d."
                .formatted(shortage.what(), shortage.wanted(), shortage.there()))
        .inField("reserve." + shortage.what());
  }

  static Problem jobsRun(DeviceId device, Collection<Lease> held) {
    String jobs = held.stream().map(lease -> lease.job().text()).collect(Collectors.joining(", "));
    return Problem.of(
            RegistryProblem.JOB_RUNNING, "%s holds resources for %s.".formatted(device, jobs))
        .with("device", device)
        .with("jobs", jobs);
  }

  static Problem exhausted(Shortage shortage, Resources free) {
    return Problem.of(
            RegistryProblem.CAPACITY_EXHAUSTED,
            "resources.%s: %d asked, %d free. Free is %s."
                .formatted(shortage.what(), shortage.wanted(), shortage.there(), free))
        .inField("resources." + shortage.what())
        .with("free", free);
  }

  static Problem differs(Lease lease) {
    return Problem.of(
            RegistryProblem.LEASE_DIFFERS,
            "Lease %s holds %s for %s.".formatted(lease.id(), lease.resources(), lease.job()))
        .with("lease", lease.id());
  }
}
