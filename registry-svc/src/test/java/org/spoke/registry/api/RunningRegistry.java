package org.spoke.registry.api;

import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import java.util.Map;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Views;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.DevicesGrpc;
import org.spoke.proto.registry.v1.DevicesGrpc.DevicesBlockingStub;
import org.spoke.proto.registry.v1.LeasesGrpc;
import org.spoke.proto.registry.v1.LeasesGrpc.LeasesBlockingStub;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.proto.registry.v1.OffersGrpc.OffersBlockingStub;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;

/** registry-svc on a database of its own, and what its callers say to it. */
final class RunningRegistry implements AutoCloseable {
  static final String WALLET = "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz";

  private final EventLogFixture service;

  private RunningRegistry(EventLogFixture service) {
    this.service = service;
  }

  static RunningRegistry start() {
    return new RunningRegistry(EventLogFixture.start("registry"));
  }

  /** A second process of the same box. */
  RunningRegistry onTheSameDatabase() {
    return new RunningRegistry(EventLogFixture.start("registry", service.database(), Map.of()));
  }

  DevicesBlockingStub devices() {
    return DevicesGrpc.newBlockingStub(channel());
  }

  LeasesBlockingStub leases() {
    return LeasesGrpc.newBlockingStub(channel());
  }

  OffersBlockingStub offers() {
    return OffersGrpc.newBlockingStub(channel());
  }

  EventLogFixture service() {
    return service;
  }

  /** Onboards 4 cores, 8 GiB of memory and 40 GiB of disk for 2 ADA an hour. */
  Device onboardFourCores() {
    return devices().onboard(onboarding().build());
  }

  static OnboardDeviceRequest.Builder onboarding() {
    return OnboardDeviceRequest.newBuilder()
        .setName("cellar")
        .setReserve(resources(4, 8_192, 40_960))
        .setPrice(Price.newBuilder().setLovelacePerHour(2_000_000))
        .setWalletAddress(WALLET);
  }

  /** One core for the job of this number. */
  static ReserveLeaseRequest oneCore(Device device, int job) {
    return ReserveLeaseRequest.newBuilder()
        .setLeaseId("lse_%020d".formatted(job))
        .setDeviceId(device.getId())
        .setJobId("job_%020d".formatted(job))
        .setResources(resources(1, 256, 1_024))
        .build();
  }

  static Resources resources(int cores, long memoryMib, long diskMib) {
    return Resources.newBuilder()
        .setCores(cores)
        .setMemoryMib(memoryMib)
        .setDiskMib(diskMib)
        .build();
  }

  @Override
  public void close() {
    service.close();
  }

  /** A query waits half a second for the view; on a busy machine a test waits longer. */
  private Channel channel() {
    await().until(service.bean(Views.class)::await);
    return service.bean(ServiceChannels.class).channel("registry");
  }
}
