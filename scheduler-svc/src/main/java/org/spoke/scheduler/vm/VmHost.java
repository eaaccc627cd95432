package org.spoke.scheduler.vm;

import java.util.Optional;
import org.spoke.scheduler.job.Reason;

/** Launches and stops VMs. Failures are problems; one that passes by itself is UNAVAILABLE. */
public interface VmHost {
  /** The image of a template's name or of a digest; built first when it never was. */
  Optional<Image> image(String nameOrDigest);

  /** Launches a VM once for its id; present when it never will be launched. */
  Optional<Refusal> launch(VmOrder order);

  /** Stops a VM; false when there is none of this id. One that is gone stays gone. */
  boolean stop(String vm);

  /** How a VM stands now. */
  VmReport report(String vm);

  /** Why a VM cannot be launched. */
  record Refusal(Reason reason, String detail) {}
}
