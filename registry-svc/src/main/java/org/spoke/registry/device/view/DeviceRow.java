package org.spoke.registry.device.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import org.spoke.base.paging.Cursor;
import org.spoke.registry.benchmark.Benchmark;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.device.DeviceName;
import org.spoke.registry.device.DeviceState;
import org.spoke.registry.device.DeviceStatus;
import org.spoke.registry.device.DeviceTerms;
import org.spoke.registry.device.Price;
import org.spoke.registry.device.WalletAddress;
import org.spoke.registry.machine.Resources;

/** One row of the table {@code device}. */
@MappedEntity("device")
public record DeviceRow(
    @Id String id,
    String name,
    DeviceStatus status,
    int reservedCores,
    long reservedMemoryMib,
    long reservedDiskMib,
    int freeCores,
    long freeMemoryMib,
    long freeDiskMib,
    long lovelacePerHour,
    long ntxUnitsPerHour,
    String walletAddress,
    int benchmarkRevision,
    long sha256MibPerSecond,
    long memoryMibPerSecond,
    long diskMibPerSecond,
    Instant measuredAt,
    long version,
    Instant onboardedAt,
    @Nullable Instant offboardedAt) {

  /** A device that was onboarded just now: nothing is leased. */
  static DeviceRow onboarded(
      DeviceId id, DeviceTerms terms, Benchmark benchmark, long version, Instant at) {
    Resources reserved = terms.reserved();
    return new DeviceRow(
        id.text(),
        terms.name().text(),
        DeviceStatus.AVAILABLE,
        reserved.cores(),
        reserved.memoryMib(),
        reserved.diskMib(),
        reserved.cores(),
        reserved.memoryMib(),
        reserved.diskMib(),
        terms.price().lovelacePerHour(),
        terms.price().ntxUnitsPerHour(),
        terms.walletAddress().bech32(),
        benchmark.revision(),
        benchmark.sha256MibPerSecond(),
        benchmark.memoryMibPerSecond(),
        benchmark.diskMibPerSecond(),
        benchmark.measuredAt(),
        version,
        at,
        null);
  }

  public DeviceState toState() {
    return new DeviceState(
        new DeviceId(id),
        status,
        terms(),
        new Resources(freeCores, freeMemoryMib, freeDiskMib),
        benchmark(),
        version,
        onboardedAt,
        Optional.ofNullable(offboardedAt));
  }

  /** Its place in the list of devices. */
  public Cursor place() {
    return new Cursor(onboardedAt, id);
  }

  private DeviceTerms terms() {
    return new DeviceTerms(
        new DeviceName(name),
        new Resources(reservedCores, reservedMemoryMib, reservedDiskMib),
        new Price(lovelacePerHour, ntxUnitsPerHour),
        new WalletAddress(walletAddress));
  }

  private Benchmark benchmark() {
    return new Benchmark(
        benchmarkRevision, sha256MibPerSecond, memoryMibPerSecond, diskMibPerSecond, measuredAt);
  }
}
