package org.spoke.gateway.audit;

/**
 * How a replay stands. The order is that of weight: of several services' states the first counts.
 */
public enum ReplayStatus {
  RUNNING,
  FAILED,
  CANCELLED,
  DIFFERED,
  SWITCHED,
  MATCHED
}
