package org.spoke.registry.device;

/** Where a device stands; the diagram is at {@link Device}. */
public enum DeviceStatus {
  AVAILABLE,
  UNAVAILABLE,
  OFFBOARDED
}
