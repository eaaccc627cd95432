package org.spoke.gateway.audit;

/** What a replay does with the rebuilt read models: compare and drop, or let them take over. */
public enum ReplayMode {
  VERIFY,
  SWITCH
}
