package org.spoke.registry.device;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;

/** Makes the device known to the event log. */
@Factory
class DeviceDefinition {
  /** A job leaves two events, so a device is read from fifty jobs at most. */
  private static final int SNAPSHOT_AFTER = 100;

  /** A box has one machine today; a few dozen cost nothing. */
  private static final int CACHED = 32;

  @Singleton
  AggregateDefinition<Device, DeviceEvent> device() {
    return AggregateDefinition.of(Device.class, DeviceEvent.class)
        .snapshotAfter(SNAPSHOT_AFTER)
        .cached(CACHED);
  }
}
