package org.spoke.registry.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.device.DeviceCommand.ChangeDevice;
import org.spoke.registry.device.DeviceCommand.OffboardDevice;
import org.spoke.registry.device.DeviceCommand.OnboardDevice;
import org.spoke.registry.device.DeviceCommand.ReleaseLease;
import org.spoke.registry.device.DeviceCommand.ReserveLease;
import org.spoke.registry.device.DeviceEvent.DeviceChanged;
import org.spoke.registry.device.DeviceEvent.DeviceOnboarded;
import org.spoke.registry.device.DeviceEvent.LeaseReleased;
import org.spoke.registry.device.DeviceEvent.LeaseReserved;
import org.spoke.registry.device.DeviceEvent.LeaseRevoked;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;

/** One device as all tests know it: 4 of a machine's 8 cores, 8 GiB of memory, 40 GiB of disk. */
final class DeviceExamples {
  static final DeviceId DEVICE = new DeviceId("dev_0000000000000000000d");
  static final Resources RESERVED = new Resources(4, 8_192, 40_960);
  static final Machine MACHINE =
      new Machine("Example CPU", new Resources(8, 16_384, 102_400), "Example OS 1", "amd64");
  static final Benchmark BENCHMARK =
      new Benchmark(1, 500, 9_000, 200, Instant.parse("2026-01-01T00:00:00Z"));
  static final Price PRICE = new Price(2_000_000, 5_000_000);
  static final WalletAddress WALLET =
      new WalletAddress(
          "addr_test1qz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs68faae");

  private DeviceExamples() {}

  static DeviceTerms terms(Resources reserved) {
    return new DeviceTerms(new DeviceName("cellar"), reserved, PRICE, WALLET);
  }

  static OnboardDevice onboard(Resources reserve) {
    return new OnboardDevice(DEVICE, terms(reserve), MACHINE, BENCHMARK);
  }

  static DeviceOnboarded onboarded() {
    return new DeviceOnboarded(DEVICE, terms(RESERVED), MACHINE, BENCHMARK);
  }

  static DeviceChanged changed(Resources reserved) {
    return new DeviceChanged(DEVICE, terms(reserved));
  }

  static ChangeDevice reserveAnew(Resources reserve) {
    return change(Optional.of(reserve), Optional.empty(), OptionalLong.empty());
  }

  static ChangeDevice askFor(Price price) {
    return change(Optional.empty(), Optional.of(price), OptionalLong.empty());
  }

  static ChangeDevice askFor(Price price, long expectedVersion) {
    return change(Optional.empty(), Optional.of(price), OptionalLong.of(expectedVersion));
  }

  static OffboardDevice offboard() {
    return new OffboardDevice(DEVICE, false);
  }

  static OffboardDevice forceOffboard() {
    return new OffboardDevice(DEVICE, true);
  }

  /** Asks for a number of cores, each with 1 GiB of memory and 2 GiB of disk. */
  static ReserveLease reserve(int number, int cores) {
    return new ReserveLease(DEVICE, lease(number), job(number), perCore(cores));
  }

  static LeaseReserved reserved(int number, Integer... coreNumbers) {
    return new LeaseReserved(
        DEVICE, lease(number), job(number), perCore(coreNumbers.length), List.of(coreNumbers));
  }

  static ReleaseLease release(int number) {
    return new ReleaseLease(DEVICE, lease(number));
  }

  static LeaseReleased released(int number) {
    return new LeaseReleased(DEVICE, lease(number), job(number));
  }

  static LeaseRevoked revoked(int number) {
    return new LeaseRevoked(
        DEVICE, lease(number), job(number), RevocationReason.PROVIDER_OFFBOARDED);
  }

  static LeaseId lease(int number) {
    return new LeaseId("lse_%020d".formatted(number));
  }

  static JobId job(int number) {
    return new JobId("job_%020d".formatted(number));
  }

  static Resources perCore(int cores) {
    return new Resources(cores, 1_024L * cores, 2_048L * cores);
  }

  private static ChangeDevice change(
      Optional<Resources> reserve, Optional<Price> price, OptionalLong expectedVersion) {
    return new ChangeDevice(
        DEVICE, Optional.empty(), reserve, price, Optional.empty(), MACHINE, expectedVersion);
  }
}
