package org.spoke.registry.api;

import org.spoke.base.ids.Ids;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.registry.v1.Benchmark;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.DeviceStatus;
import org.spoke.proto.registry.v1.Lease;
import org.spoke.proto.registry.v1.LeaseStatus;
import org.spoke.proto.registry.v1.Machine;
import org.spoke.proto.registry.v1.Offer;
import org.spoke.proto.registry.v1.Virtualisation;
import org.spoke.registry.device.DeviceState;
import org.spoke.registry.device.Price;
import org.spoke.registry.machine.Resources;

/** Writes answers. */
final class Encoding {
  private Encoding() {}

  static Device device(DeviceState device) {
    Device.Builder message =
        Device.newBuilder()
            .setId(device.id().text())
            .setName(device.terms().name().text())
            .setStatus(status(device.status()))
            .setReserved(resources(device.terms().reserved()))
            .setFree(resources(device.free()))
            .setPrice(price(device.terms().price()))
            .setWalletAddress(device.terms().walletAddress().bech32())
            .setBenchmark(benchmark(device.benchmark()))
            .setVersion(device.version())
            .setOnboardedAt(Timestamps.of(device.onboardedAt()));
    device.offboardedAt().map(Timestamps::of).ifPresent(message::setOffboardedAt);
    return message.build();
  }

  static Offer offer(DeviceState device) {
    return Offer.newBuilder()
        .setId(Ids.follow("off", device.id().text()))
        .setDeviceId(device.id().text())
        .setFree(resources(device.free()))
        .setPrice(price(device.terms().price()))
        .setProviderAddress(device.terms().walletAddress().bech32())
        .build();
  }

  static Lease lease(org.spoke.registry.device.Lease lease) {
    Lease.Builder message =
        Lease.newBuilder()
            .setId(lease.id().text())
            .setDeviceId(lease.device().text())
            .setJobId(lease.job().text())
            .setResources(resources(lease.resources()))
            .addAllCoreNumbers(lease.coreNumbers())
            .setStatus(status(lease.status()))
            .setReservedAt(Timestamps.of(lease.reservedAt()));
    lease.endedAt().map(Timestamps::of).ifPresent(message::setEndedAt);
    return message.build();
  }

  static Machine machine(
      org.spoke.registry.machine.Machine machine,
      org.spoke.registry.machine.Virtualisation virtualisation) {
    return Machine.newBuilder()
        .setCpuModel(machine.cpuModel())
        .setCores(machine.resources().cores())
        .setMemoryMib(machine.resources().memoryMib())
        .setDiskFreeMib(machine.resources().diskMib())
        .setOs(machine.operatingSystem())
        .setArchitecture(machine.architecture())
        .setVirtualisation(virtualisation(virtualisation))
        .setOnboardable(resources(machine.onboardable()))
        .setOwnerMinimum(resources(machine.ownerMinimum()))
        .build();
  }

  static Benchmark benchmark(org.spoke.registry.benchmark.Benchmark benchmark) {
    return Benchmark.newBuilder()
        .setRevision(benchmark.revision())
        .setSha256MibPerSecond(benchmark.sha256MibPerSecond())
        .setMemoryMibPerSecond(benchmark.memoryMibPerSecond())
        .setDiskMibPerSecond(benchmark.diskMibPerSecond())
        .setMeasuredAt(Timestamps.of(benchmark.measuredAt()))
        .build();
  }

  private static Virtualisation virtualisation(
      org.spoke.registry.machine.Virtualisation virtualisation) {
    return Virtualisation.newBuilder()
        .setKvm(virtualisation.kvm())
        .setDriver(virtualisation.driver())
        .setAcceleration(virtualisation.acceleration())
        .setReason(virtualisation.reason())
        .build();
  }

  private static org.spoke.proto.common.v1.Resources resources(Resources resources) {
    return org.spoke.proto.common.v1.Resources.newBuilder()
        .setCores(resources.cores())
        .setMemoryMib(resources.memoryMib())
        .setDiskMib(resources.diskMib())
        .build();
  }

  private static org.spoke.proto.common.v1.Price price(Price price) {
    return org.spoke.proto.common.v1.Price.newBuilder()
        .setLovelacePerHour(price.lovelacePerHour())
        .setNtxUnitsPerHour(price.ntxUnitsPerHour())
        .build();
  }

  private static DeviceStatus status(org.spoke.registry.device.DeviceStatus status) {
    return switch (status) {
      case AVAILABLE -> DeviceStatus.DEVICE_STATUS_AVAILABLE;
      case UNAVAILABLE -> DeviceStatus.DEVICE_STATUS_UNAVAILABLE;
      case OFFBOARDED -> DeviceStatus.DEVICE_STATUS_OFFBOARDED;
    };
  }

  private static LeaseStatus status(org.spoke.registry.device.LeaseStatus status) {
    return switch (status) {
      case HELD -> LeaseStatus.LEASE_STATUS_HELD;
      case RELEASED -> LeaseStatus.LEASE_STATUS_RELEASED;
      case REVOKED -> LeaseStatus.LEASE_STATUS_REVOKED;
    };
  }
}
