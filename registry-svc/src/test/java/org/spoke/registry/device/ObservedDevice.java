package org.spoke.registry.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spoke.registry.device.DeviceEvent.DeviceChanged;
import org.spoke.registry.device.DeviceEvent.DeviceMadeAvailable;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;
import org.spoke.registry.device.DeviceEvent.DeviceOnboarded;
import org.spoke.registry.device.DeviceEvent.LeaseReleased;
import org.spoke.registry.device.DeviceEvent.LeaseReserved;
import org.spoke.registry.device.DeviceEvent.LeaseRevoked;
import org.spoke.registry.machine.Resources;

/** What an auditor knows of a device who sees nothing but its events, and finds wrong in them. */
final class ObservedDevice {
  private final Map<LeaseId, LeaseReserved> held = new HashMap<>();
  private final Set<LeaseId> everHeld = new HashSet<>();
  private DeviceStatus status = DeviceStatus.OFFBOARDED;
  private Resources reserved = Resources.NONE;

  static ObservedDevice after(List<DeviceEvent> events) {
    ObservedDevice device = new ObservedDevice();
    events.forEach(device::see);
    return device;
  }

  /** Whether a new lease of this size must be granted. */
  boolean hasRoomFor(Resources wanted) {
    return status == DeviceStatus.AVAILABLE && inUse().plus(wanted).fitsInto(reserved);
  }

  boolean hasSeen(LeaseId lease) {
    return everHeld.contains(lease);
  }

  private void see(DeviceEvent event) {
    switch (event) {
      case DeviceOnboarded onboarded -> onboard(onboarded);
      case DeviceChanged changed -> reserved = changed.terms().reserved();
      case DeviceMadeAvailable made -> move(DeviceStatus.UNAVAILABLE, DeviceStatus.AVAILABLE);
      case DeviceMadeUnavailable made -> move(DeviceStatus.AVAILABLE, DeviceStatus.UNAVAILABLE);
      case LeaseReserved lease -> hold(lease);
      case LeaseReleased lease -> end(lease.lease());
      case LeaseRevoked lease -> end(lease.lease());
      case DeviceOffboarded offboarded -> offboard();
    }
    assertThat(inUse().shortageIn(reserved)).as("held beyond what is reserved").isEmpty();
    assertThat(coresHeld()).as("cores with two holders").doesNotHaveDuplicates();
  }

  private void onboard(DeviceOnboarded event) {
    move(DeviceStatus.OFFBOARDED, DeviceStatus.AVAILABLE);
    reserved = event.terms().reserved();
  }

  private void offboard() {
    assertThat(status).isNotEqualTo(DeviceStatus.OFFBOARDED);
    assertThat(held).as("leases left behind").isEmpty();
    status = DeviceStatus.OFFBOARDED;
    reserved = Resources.NONE;
  }

  private void move(DeviceStatus from, DeviceStatus to) {
    assertThat(status).isEqualTo(from);
    status = to;
  }

  private void hold(LeaseReserved lease) {
    assertThat(status).isEqualTo(DeviceStatus.AVAILABLE);
    assertThat(lease.coreNumbers()).hasSize(lease.resources().cores());
    assertThat(everHeld.add(lease.lease())).as("reserved twice").isTrue();
    held.put(lease.lease(), lease);
  }

  private void end(LeaseId lease) {
    assertThat(held.remove(lease)).as("ended without being held").isNotNull();
  }

  private Resources inUse() {
    return held.values().stream()
        .map(LeaseReserved::resources)
        .reduce(Resources.NONE, Resources::plus);
  }

  private List<Integer> coresHeld() {
    return held.values().stream().flatMap(lease -> lease.coreNumbers().stream()).toList();
  }
}
