package org.spoke.vm.hypervisor;

import java.util.SortedSet;
import java.util.TreeSet;
import org.spoke.vm.VmId;
import org.spoke.vm.image.CpioArchive;
import org.spoke.vm.image.Image;

/**
 * The VM that is wanted.
 *
 * @param image what boots
 * @param seed archive appended to the image's initramfs: this guest's identity
 * @param cores virtual processors
 * @param memoryMib memory in MiB (2^20 bytes)
 * @param pinnedCores the host's processors that it may use; empty means all
 */
public record VmSpec(
    VmId id,
    Image image,
    CpioArchive seed,
    int cores,
    long memoryMib,
    SortedSet<Integer> pinnedCores) {
  /** The least memory that the smallest image was measured to boot with. */
  public static final long MIN_MEMORY_MIB = 128;

  /** QEMU's microvm refuses more. */
  public static final int MAX_CORES = 288;

  public VmSpec {
    if (cores < 1 || cores > MAX_CORES) {
      throw new IllegalArgumentException("A VM has 1 to 288 cores, not " + cores);
    }
    if (memoryMib < MIN_MEMORY_MIB) {
      throw new IllegalArgumentException(
          "A VM has at least %d MiB of memory, not %d".formatted(MIN_MEMORY_MIB, memoryMib));
    }
    pinnedCores = new TreeSet<>(pinnedCores);
  }
}
