package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One process, for ever: a number that is used again belongs to a process that started at another
 * tick or after another boot of the host.
 *
 * @param startTick clock ticks from the host's boot to the process's start, from /proc/PID/stat
 * @param bootId the host's boot, from /proc/sys/kernel/random/boot_id
 */
record ProcessIdentity(long pid, long startTick, String bootId) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int STATE = 0; // the first field behind the name is field 3 of proc(5)
  private static final int START_TICK = 19; // field 22 of proc(5)

  /** Whether the process lives and belongs to the user. A dead one that nobody reaped does not. */
  boolean isAlive(int uid) {
    Path folder = Path.of("/proc", String.valueOf(pid));
    try {
      if (!bootId.equals(currentBoot()) || !Integer.valueOf(uid).equals(owner(folder))) {
        return false;
      }
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return !fields[STATE].equals("Z") && Long.parseLong(fields[START_TICK]) == startTick;
    } catch (IOException e) {
      return false; // no such process
    }
  }

  /** Whether the host was restarted since the process began. */
  boolean isOfAnotherBoot() throws IOException {
    return !bootId.equals(currentBoot());
  }

  /** Ends the process hard, if it is still the same. */
  void kill(int uid) {
    if (isAlive(uid)) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static String currentBoot() throws IOException {
    return Files.readString(BOOT_ID).strip();
  }

  private static Object owner(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:uid");
  }
}
