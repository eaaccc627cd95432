package org.spoke.registry.device;

/** Where a lease stands: held, then released by its job or revoked by the provider. */
public enum LeaseStatus {
  HELD,
  RELEASED,
  REVOKED
}
