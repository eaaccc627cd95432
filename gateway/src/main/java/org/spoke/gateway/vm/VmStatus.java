package org.spoke.gateway.vm;

/** How far a VM has come. */
public enum VmStatus {
  CREATED,
  BOOTING,
  READY,
  STOPPING,
  GONE
}
