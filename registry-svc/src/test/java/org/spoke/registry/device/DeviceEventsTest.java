package org.spoke.registry.device;

import static org.spoke.registry.device.DeviceExamples.DEVICE;
import static org.spoke.registry.device.DeviceExamples.RESERVED;
import static org.spoke.registry.device.DeviceExamples.changed;
import static org.spoke.registry.device.DeviceExamples.onboarded;
import static org.spoke.registry.device.DeviceExamples.released;
import static org.spoke.registry.device.DeviceExamples.reserved;
import static org.spoke.registry.device.DeviceExamples.revoked;

import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.GoldenEvents;
import org.spoke.registry.device.DeviceEvent.DeviceMadeAvailable;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;

class DeviceEventsTest {
  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(new DeviceDefinition().device())
        .check(
            onboarded(),
            changed(RESERVED),
            new DeviceMadeAvailable(DEVICE),
            new DeviceMadeUnavailable(DEVICE),
            reserved(1, 0, 1),
            released(1),
            revoked(1),
            new DeviceOffboarded(DEVICE));
  }
}
