package org.spoke.vm.machine;

import java.time.Instant;
import java.util.List;
import org.spoke.vm.VmId;
import org.spoke.vm.machine.VmEvent.VmBootOverdue;
import org.spoke.vm.machine.VmEvent.VmCreated;
import org.spoke.vm.machine.VmEvent.VmGone;
import org.spoke.vm.machine.VmEvent.VmLaunched;
import org.spoke.vm.machine.VmEvent.VmReady;
import org.spoke.vm.machine.VmEvent.VmStopOverdue;
import org.spoke.vm.machine.VmEvent.VmStopping;

/** One VM's events, for tests: second n of its life is {@code second(n)}. */
final class VmStory {
  static final VmId VM = new VmId("vm_7f3k0c2m9a4q5w8e1r6t");
  static final String JOB = "job_7f3k0c2m9a4q5w8e1r6t";
  static final VmRequest REQUEST =
      new VmRequest(JOB, "sha256:" + "ab".repeat(32), 2, 256, 512, List.of(0, 1));
  static final String HOST_KEY = "ssh-ed25519 AAAA";

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private VmStory() {}

  static Instant second(long number) {
    return NOON.plusSeconds(number);
  }

  static VmCreated created() {
    return new VmCreated(VM, JOB, REQUEST, second(0));
  }

  static VmLaunched launched() {
    return new VmLaunched(VM, "QEMU 7.2", "tcg", HOST_KEY, second(91), second(1));
  }

  static VmReady ready() {
    return new VmReady(VM, JOB, 3_600, second(5));
  }

  static VmBootOverdue bootOverdue() {
    return new VmBootOverdue(VM, second(91));
  }

  static VmStopping stopping(GoneReason reason, String detail, long second) {
    return new VmStopping(VM, reason, detail, second(second + 10), second(second));
  }

  static VmStopOverdue stopOverdue(long second) {
    return new VmStopOverdue(VM, second(second));
  }

  static VmGone gone(GoneReason reason, String detail, long second) {
    return new VmGone(VM, JOB, reason, detail, second(second));
  }
}
