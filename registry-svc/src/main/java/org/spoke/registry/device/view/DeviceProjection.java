package org.spoke.registry.device.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.Projection;
import org.spoke.registry.device.DeviceEvent.DeviceChanged;
import org.spoke.registry.device.DeviceEvent.DeviceMadeAvailable;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;
import org.spoke.registry.device.DeviceEvent.DeviceOnboarded;
import org.spoke.registry.device.DeviceEvent.LeaseReleased;
import org.spoke.registry.device.DeviceEvent.LeaseReserved;
import org.spoke.registry.device.DeviceEvent.LeaseRevoked;
import org.spoke.registry.device.DeviceStatus;
import org.spoke.registry.device.DeviceTerms;
import org.spoke.registry.device.LeaseId;
import org.spoke.registry.device.LeaseStatus;

/** Keeps the tables of devices and of leases; together, since a lease's end changes both. */
@Singleton
@ProcessingGroup("devices")
class DeviceProjection implements Projection {
  private final DeviceRows devices;
  private final LeaseRows leases;

  DeviceProjection(DeviceRows devices, LeaseRows leases) {
    this.devices = devices;
    this.leases = leases;
  }

  @EventHandler
  void on(DeviceOnboarded event, @SequenceNumber long version, @Timestamp Instant at) {
    devices.deleteById(event.device().text()); // the machine may have been onboarded before
    devices.save(
        DeviceRow.onboarded(event.device(), event.terms(), event.benchmark(), version, at));
  }

  @EventHandler
  void on(DeviceChanged event, @SequenceNumber long version) {
    DeviceTerms terms = event.terms();
    devices.setTerms(
        event.device().text(),
        terms.name().text(),
        terms.reserved().cores(),
        terms.reserved().memoryMib(),
        terms.reserved().diskMib(),
        terms.price().lovelacePerHour(),
        terms.price().ntxUnitsPerHour(),
        terms.walletAddress().bech32(),
        version);
  }

  @EventHandler
  void on(DeviceMadeAvailable event, @SequenceNumber long version) {
    devices.setStatus(event.device().text(), DeviceStatus.AVAILABLE, version);
  }

  @EventHandler
  void on(DeviceMadeUnavailable event, @SequenceNumber long version) {
    devices.setStatus(event.device().text(), DeviceStatus.UNAVAILABLE, version);
  }

  @EventHandler
  void on(LeaseReserved event, @SequenceNumber long version, @Timestamp Instant at) {
    leases.save(LeaseRow.of(event.toLease(at)));
    devices.take(event.lease().text(), version);
  }

  @EventHandler
  void on(LeaseReleased event, @SequenceNumber long version, @Timestamp Instant at) {
    end(event.lease(), LeaseStatus.RELEASED, at, version);
  }

  @EventHandler
  void on(LeaseRevoked event, @SequenceNumber long version, @Timestamp Instant at) {
    end(event.lease(), LeaseStatus.REVOKED, at, version);
  }

  @EventHandler
  void on(DeviceOffboarded event, @SequenceNumber long version, @Timestamp Instant at) {
    devices.offboard(event.device().text(), at, version);
  }

  private void end(LeaseId lease, LeaseStatus how, Instant at, long version) {
    leases.end(lease.text(), how, at);
    devices.putBack(lease.text(), version);
  }
}
