package org.spoke.vm.hypervisor.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.image.ImageDigest;

/**
 * One pretended VM, as its file holds it. Times are text in ISO 8601.
 *
 * @param answersAfterMillis how long its guest boots
 * @param exitReason why it ended; null while it runs
 */
record SimulatedMachine(
    String id,
    String image,
    int sshPort,
    String launchedAt,
    Behaviour behaviour,
    long answersAfterMillis,
    VmExit.Reason exitReason,
    String exitDetail) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<SimulatedMachine> read(Path file) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), SimulatedMachine.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** All or nothing, so that a reader never sees half a VM. */
  void write(Path file) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "fresh", ".tmp");
    Files.write(fresh, JSON.writeValueAsBytes(this));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  SimulatedMachine ended(VmExit exit) {
    return new SimulatedMachine(
        id,
        image,
        sshPort,
        launchedAt,
        behaviour,
        answersAfterMillis,
        exit.reason(),
        exit.detail());
  }

  boolean hasBooted(Instant now) {
    return !now.isBefore(Instant.parse(launchedAt).plus(Duration.ofMillis(answersAfterMillis)));
  }

  /** Why it has ended by now, if it has. */
  Optional<VmExit> exit(Instant now) {
    if (exitReason != null) {
      return Optional.of(new VmExit(exitReason, exitDetail));
    }
    return behaviour == Behaviour.DIES_BOOTING && hasBooted(now)
        ? Optional.of(new VmExit(VmExit.Reason.GUEST_PANIC, "The pretended guest panicked."))
        : Optional.empty();
  }

  boolean answers(Instant now) {
    return behaviour == Behaviour.BOOTS && hasBooted(now) && exit(now).isEmpty();
  }

  RunningVm toRunningVm() {
    return new RunningVm(new VmId(id), new ImageDigest(image), sshPort, Instant.parse(launchedAt));
  }
}
