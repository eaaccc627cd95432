package org.spoke.vm.hypervisor.qemu;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.image.ImageDigest;

/**
 * What this driver must know of a VM after a restart of the service. Times are text in ISO 8601.
 *
 * @param uid the user that its processes run as
 */
record MachineRecord(String id, String image, int sshPort, String launchedAt, int uid) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }

  static MachineRecord read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), MachineRecord.class);
  }

  RunningVm toRunningVm() {
    return new RunningVm(new VmId(id), new ImageDigest(image), sshPort, Instant.parse(launchedAt));
  }
}
