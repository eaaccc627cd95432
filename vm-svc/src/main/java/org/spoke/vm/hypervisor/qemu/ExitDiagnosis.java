package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.hypervisor.VmExit.Reason;

/** Finds out why a QEMU ended, from its exit status, its words and the guest's last words. */
final class ExitDiagnosis {
  private static final int TAIL_BYTES = 64 * 1024; // a kernel panic writes some 5 KiB
  private static final Duration NOTE_DEADLINE = Duration.ofSeconds(1); // usual: 5 ms
  private static final int SIGNAL_BASE = 128; // a shell's status for "ended by signal n" is 128 + n
  private static final int ABORT = 6;
  private static final int KILL = 9;
  private static final int SEGMENT_FAULT = 11;
  private static final Pattern PANIC = Pattern.compile("Kernel panic - not syncing: [^\r\n]*");
  private static final Pattern TERMINATED = Pattern.compile("terminating on signal (\\d+)");
  private static final Pattern MEMORY_KILLS = Pattern.compile("(?m)^oom_kill (\\d+)$");
  private static final Path VIRTUAL_MEMORY = Path.of("/proc/vmstat");

  private final VmFolder folder;

  ExitDiagnosis(VmFolder folder) {
    this.folder = folder;
  }

  VmExit find() throws IOException {
    if (folder.isStopRequested()) {
      return new VmExit(Reason.STOPPED, "The VM was stopped as asked.");
    }
    Patience.until(NOTE_DEADLINE, folder::hasExitStatus); // QEMU is dead; its supervisor may write
    OptionalInt status = folder.exitStatus();
    return status.isPresent() ? ofStatus(status.getAsInt()) : withoutStatus();
  }

  private VmExit withoutStatus() throws IOException {
    Optional<VmFolder.Launched> launched = folder.launched();
    if (launched.isPresent() && launched.get().process().isOfAnotherBoot()) {
      return new VmExit(Reason.HOST_RESTARTED, "The host was restarted while the VM ran.");
    }
    return new VmExit(Reason.VANISHED, "QEMU and its supervisor are gone without a trace.");
  }

  private VmExit ofStatus(int status) throws IOException {
    if (status > SIGNAL_BASE) {
      return ofSignal(status - SIGNAL_BASE);
    }
    String words = folder.tailText(folder.qemuLog(), TAIL_BYTES).strip();
    return status == 0 ? ofCleanEnd(words) : ofError(status, words);
  }

  private VmExit ofCleanEnd(String words) throws IOException {
    Matcher terminated = TERMINATED.matcher(words);
    if (terminated.find()) {
      return killedBy(Integer.parseInt(terminated.group(1)));
    }
    Path console = folder.run().resolve(QemuCommand.CONSOLE);
    Matcher panic = PANIC.matcher(folder.tailText(console, TAIL_BYTES));
    return panic.find()
        ? new VmExit(Reason.GUEST_PANIC, "The guest's kernel gave up: " + panic.group())
        : new VmExit(Reason.POWERED_OFF, "The guest powered off or restarted by itself.");
  }

  private VmExit ofSignal(int signal) throws IOException {
    if (signal == KILL && hostRanOutOfMemory()) {
      return new VmExit(
          Reason.OUT_OF_MEMORY, "The host ran out of memory, and QEMU was killed (signal 9).");
    }
    if (signal == ABORT || signal == SEGMENT_FAULT) {
      String words = lastLine(folder.tailText(folder.qemuLog(), TAIL_BYTES).strip());
      return new VmExit(Reason.HYPERVISOR_ERROR, "QEMU crashed (signal " + signal + "): " + words);
    }
    return killedBy(signal);
  }

  private static VmExit killedBy(int signal) {
    return new VmExit(Reason.KILLED, "QEMU was killed from outside by signal " + signal + ".");
  }

  private static VmExit ofError(int status, String words) {
    Reason reason = QemuWords.saysNoMemory(words) ? Reason.OUT_OF_MEMORY : Reason.HYPERVISOR_ERROR;
    return new VmExit(reason, "QEMU ended with status " + status + ": " + lastLine(words));
  }

  /** The kernel counts how often it killed for want of memory; the count grew while the VM ran. */
  private boolean hostRanOutOfMemory() throws IOException {
    Matcher now = MEMORY_KILLS.matcher(Files.readString(VIRTUAL_MEMORY));
    Optional<VmFolder.Launched> launched = folder.launched();
    return now.find()
        && launched.isPresent()
        && Long.parseLong(now.group(1)) > launched.get().memoryKills();
  }

  private static String lastLine(String words) {
    return words.isEmpty() ? "(it said nothing)" : words.substring(words.lastIndexOf('\n') + 1);
  }
}
