package org.spoke.gateway.machine;

import org.spoke.gateway.common.Resources;
import org.spoke.gateway.http.Protobuf;

/** Machines and benchmarks as the registry says them, in REST's shape. */
public final class MachineMapping {
  private MachineMapping() {}

  static Machine machine(org.spoke.proto.registry.v1.Machine message) {
    return new Machine(
        message.getCpuModel(),
        message.getCores(),
        message.getMemoryMib(),
        message.getDiskFreeMib(),
        message.getOs(),
        message.getArchitecture(),
        virtualisation(message.getVirtualisation()),
        Resources.of(message.getOnboardable()),
        Resources.of(message.getOwnerMinimum()));
  }

  /** A benchmark's figures. */
  public static Benchmark benchmark(org.spoke.proto.registry.v1.Benchmark message) {
    return new Benchmark(
        message.getRevision(),
        message.getSha256MibPerSecond(),
        message.getMemoryMibPerSecond(),
        message.getDiskMibPerSecond(),
        Protobuf.instant(message.hasMeasuredAt(), message.getMeasuredAt()));
  }

  private static Machine.Virtualisation virtualisation(
      org.spoke.proto.registry.v1.Virtualisation message) {
    return new Machine.Virtualisation(
        message.getKvm(), message.getDriver(), message.getAcceleration(), message.getReason());
  }
}
