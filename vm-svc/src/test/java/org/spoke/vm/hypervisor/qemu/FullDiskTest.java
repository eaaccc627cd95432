package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.image.CpioArchive;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageDigest;
import org.spoke.vm.image.ImageManifest;

/** A data folder on a file system of 1 MiB. */
class FullDiskTest {
  private static final VmId ONE = new VmId("vm_00000000000000000001");

  @TempDir Path folder;

  @Test
  void aDiskThatFillsUpWhileAVmStartsIsNamedAndNothingIsLeftBehind() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (SmallDisk disk = SmallDisk.over(small)) {
      QemuHypervisor hypervisor =
          new QemuHypervisor(small, QemuProgram.debian(), new FreePorts(), InstantSource.system());
      VmSpec spec =
          new VmSpec(
              ONE, largeImage(), new CpioArchive(), 1, VmSpec.MIN_MEMORY_MIB, new TreeSet<>());
      assertThatThrownBy(() -> hypervisor.start(spec))
          .isInstanceOfSatisfying(
              HypervisorFailure.class,
              e -> assertThat(e.kind()).isEqualTo(HypervisorFailure.Kind.DISK_FULL))
          .hasMessageContaining("No space left on device");
      assertThat(hypervisor.all()).isEmpty();
    }
  }

  private Image largeImage() throws IOException {
    Path kernel = Files.write(folder.resolve("kernel"), new byte[1]);
    Path initramfs = Files.write(folder.resolve("initramfs"), new byte[2 * 1024 * 1024]);
    ImageDigest digest = ImageDigest.of(kernel);
    ImageManifest manifest =
        new ImageManifest("large", "6.1", digest.value(), digest.value(), "quiet", List.of());
    return new Image(digest, kernel, initramfs, manifest);
  }
}
