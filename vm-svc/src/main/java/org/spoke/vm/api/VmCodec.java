package org.spoke.vm.api;

import java.util.Optional;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.machine.VmRequest;
import org.spoke.vm.machine.VmStanding;
import org.spoke.vm.machine.view.VmRow;

/** Turns messages into the service's words and back. */
final class VmCodec {
  private VmCodec() {}

  static VmId id(String text) {
    if (!VmId.isValid(text)) {
      throw CommonProblem.invalid("vm_id", "\"" + text + "\" is no VM's id.");
    }
    return new VmId(text);
  }

  static VmRequest request(LaunchVmRequest request) {
    Resources resources = request.getResources();
    require(
        Ids.isId("job", request.getJobId()),
        "job_id",
        "\"" + request.getJobId() + "\" is no job's id.");
    require(
        resources.getCores() >= 1 && resources.getCores() <= VmSpec.MAX_CORES,
        "resources.cores",
        "%d is not in 1 to %d.".formatted(resources.getCores(), VmSpec.MAX_CORES));
    require(
        resources.getMemoryMib() >= VmSpec.MIN_MEMORY_MIB,
        "resources.memory_mib",
        "%d MiB is below %d MiB.".formatted(resources.getMemoryMib(), VmSpec.MIN_MEMORY_MIB));
    require(
        resources.getDiskMib() >= 0,
        "resources.disk_mib",
        resources.getDiskMib() + " MiB is below 0.");
    require(
        request.getCoreNumbersList().stream().allMatch(core -> core >= 0),
        "core_numbers",
        "A core's number is not below 0.");
    return new VmRequest(
        request.getJobId(),
        request.getImageDigest(),
        resources.getCores(),
        resources.getMemoryMib(),
        resources.getDiskMib(),
        request.getCoreNumbersList());
  }

  /** What a command's answer tells; the rest is in the view a moment later. */
  static Vm vm(VmStanding standing) {
    VmRequest request = standing.request();
    return Vm.newBuilder()
        .setId(standing.vm().value())
        .setJobId(request.job())
        .setStatus(status(standing.status().name()))
        .setImageDigest(request.image())
        .setResources(resources(request.cores(), request.memoryMib(), request.diskMib()))
        .setCreatedAt(Timestamps.of(standing.createdAt()))
        .build();
  }

  static Vm vm(VmRow row) {
    Vm.Builder vm =
        Vm.newBuilder()
            .setId(row.id())
            .setJobId(row.job())
            .setStatus(status(row.status()))
            .setReason(text(row.reason()))
            .setReasonDetail(text(row.reasonDetail()))
            .setImageDigest(row.image())
            .setResources(resources(row.cores(), row.memoryMib(), row.diskMib()))
            .setDriver(text(row.driver()))
            .setAcceleration(text(row.acceleration()))
            .setKernelToReadyMs(Optional.ofNullable(row.kernelToReadyMs()).orElse(0L))
            .setSshHostKey(text(row.sshHostKey()))
            .setCreatedAt(Timestamps.of(row.createdAt()))
            .setVersion(row.version());
    Optional.ofNullable(row.readyAt()).map(Timestamps::of).ifPresent(vm::setReadyAt);
    Optional.ofNullable(row.goneAt()).map(Timestamps::of).ifPresent(vm::setGoneAt);
    return vm.build();
  }

  private static VmStatus status(String name) {
    return VmStatus.valueOf("VM_STATUS_" + name);
  }

  private static Resources resources(int cores, long memoryMib, long diskMib) {
    return Resources.newBuilder()
        .setCores(cores)
        .setMemoryMib(memoryMib)
        .setDiskMib(diskMib)
        .build();
  }

  private static String text(String known) {
    return known == null ? "" : known;
  }

  private static void require(boolean holds, String field, String detail) {
    if (!holds) {
      throw CommonProblem.invalid(field, detail);
    }
  }
}
