package org.spoke.registry.device;

/** Why a provider took a lease back before its job had ended. */
public enum RevocationReason {
  PROVIDER_OFFBOARDED
}
