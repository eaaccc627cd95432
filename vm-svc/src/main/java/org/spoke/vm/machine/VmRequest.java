package org.spoke.vm.machine;

import java.util.List;

/**
 * What was asked for.
 *
 * @param job the job that it runs for
 * @param image digest of the image, {@code sha256:} and 64 hexadecimal digits
 * @param cores virtual processors
 * @param memoryMib memory in MiB (2^20 bytes)
 * @param diskMib disk in MiB that the lease holds for it
 * @param coreNumbers the host's processors that it is pinned to; empty means all
 */
public record VmRequest(
    String job, String image, int cores, long memoryMib, long diskMib, List<Integer> coreNumbers) {
  public VmRequest {
    coreNumbers = List.copyOf(coreNumbers);
  }
}
