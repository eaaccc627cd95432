package org.spoke.scheduler.vm;

import java.time.Instant;
import org.spoke.scheduler.job.Reason;

/** How a VM stands. */
public sealed interface VmReport {
  /** It exists and is not ready yet. */
  record Booting() implements VmReport {}

  /** SSH in the guest has answered. */
  record Ready(Instant at) implements VmReport {}

  /** It was, and is no more. */
  record Gone(Reason reason, String detail, Instant at) implements VmReport {}

  /** Nobody has ever heard of it. */
  record Unknown() implements VmReport {}
}
