package org.spoke.vm.hypervisor.qemu;

import java.util.Collection;
import java.util.stream.IntStream;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;

/** Gives each VM a user of its own, so that one that broke out cannot touch another. */
final class VmUsers {
  private static final int ROOT = 0;

  private final int ownUid = RunAs.ownUid();

  /** A user that no VM has. */
  RunAs free(Collection<Integer> inUse) {
    if (ownUid != ROOT) {
      return new RunAs(ownUid, false);
    }
    return IntStream.range(RunAs.FIRST_UID + 1, RunAs.FIRST_UID + RunAs.MAX_UIDS)
        .filter(uid -> !inUse.contains(uid))
        .mapToObj(uid -> new RunAs(uid, true))
        .findFirst()
        .orElseThrow(
            () ->
                new HypervisorFailure(
                    Kind.FULL, "All " + RunAs.MAX_UIDS + " users for VMs are in use"));
  }

  /** The user of the probe guest. */
  RunAs ofProbe() {
    return ownUid == ROOT ? new RunAs(RunAs.FIRST_UID, true) : new RunAs(ownUid, false);
  }
}
