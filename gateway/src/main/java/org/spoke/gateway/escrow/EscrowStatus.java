package org.spoke.gateway.escrow;

/** How far an escrow has come. */
public enum EscrowStatus {
  OPENED,
  FUNDED,
  SETTLING,
  SETTLED,
  CLOSED_UNFUNDED,
  STUCK
}
