package org.spoke.vm.hypervisor.qemu;

import org.spoke.vm.hypervisor.HypervisorFailure.Kind;

/** Understands what QEMU writes when it cannot go on. */
final class QemuWords {
  private QemuWords() {}

  static boolean saysNoMemory(String words) {
    return words.contains("annot allocate memory") || words.contains("cannot set up guest memory");
  }

  /** Which failure of a start the words tell of. */
  static Kind kindOf(String words) {
    if (words.contains("Could not set up host forwarding rule")) {
      return Kind.PORT_TAKEN;
    }
    if (saysNoMemory(words)) {
      return Kind.OUT_OF_MEMORY;
    }
    return words.contains("No space left on device") ? Kind.DISK_FULL : Kind.HYPERVISOR_ERROR;
  }
}
