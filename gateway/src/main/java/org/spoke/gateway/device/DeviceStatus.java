package org.spoke.gateway.device;

/** Whether a device takes jobs. */
public enum DeviceStatus {
  AVAILABLE,
  UNAVAILABLE,
  OFFBOARDED
}
