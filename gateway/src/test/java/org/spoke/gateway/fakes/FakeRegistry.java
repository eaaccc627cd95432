package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;
import static org.spoke.gateway.fakes.Answers.known;
import static org.spoke.gateway.fakes.Answers.next;
import static org.spoke.gateway.fakes.Answers.page;

import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.registry.v1.Benchmark;
import org.spoke.proto.registry.v1.ChangeDeviceRequest;
import org.spoke.proto.registry.v1.DetectMachineRequest;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.DeviceStatus;
import org.spoke.proto.registry.v1.DevicesGrpc;
import org.spoke.proto.registry.v1.GetDeviceRequest;
import org.spoke.proto.registry.v1.ListDevicesRequest;
import org.spoke.proto.registry.v1.ListDevicesResponse;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.ListOffersResponse;
import org.spoke.proto.registry.v1.Machine;
import org.spoke.proto.registry.v1.OffboardDeviceRequest;
import org.spoke.proto.registry.v1.Offer;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;
import org.spoke.proto.registry.v1.RunBenchmarkRequest;
import org.spoke.proto.registry.v1.SetAvailabilityRequest;
import org.spoke.proto.registry.v1.Virtualisation;

/** Devices and offers of one machine with 4 cores. */
public final class FakeRegistry {
  /** A device that is there from the start. */
  public static final String DEVICE = "dev_00000000000000000001";

  private static final int CORES = 4;

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final LastCall lastCall;

  FakeRegistry(LastCall lastCall) {
    this.lastCall = lastCall;
    devices.put(DEVICE, device(DEVICE, "attic", 2));
  }

  List<BindableService> services() {
    return List.of(new Devices(), new Offers());
  }

  private static Device device(String id, String name, int cores) {
    Resources reserved =
        Resources.newBuilder().setCores(cores).setMemoryMib(2048).setDiskMib(8192).build();
    return Device.newBuilder()
        .setId(id)
        .setName(name)
        .setStatus(DeviceStatus.DEVICE_STATUS_AVAILABLE)
        .setReserved(reserved)
        .setFree(reserved)
        .setPrice(Price.newBuilder().setLovelacePerHour(1_500_000))
        .setWalletAddress("addr_test1vq")
        .setBenchmark(benchmark())
        .setVersion(1)
        .setOnboardedAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
        .build();
  }

  private static Benchmark benchmark() {
    return Benchmark.newBuilder()
        .setRevision(1)
        .setSha256MibPerSecond(400)
        .setMemoryMibPerSecond(9000)
        .setDiskMibPerSecond(300)
        .setMeasuredAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
        .build();
  }

  private Device change(Device.Builder device) {
    if (lastCall.expectedVersion().isPresent()
        && lastCall.expectedVersion().getAsLong() != device.getVersion()) {
      throw Problem.of(
          CommonProblem.VERSION_CONFLICT, "It is at version " + device.getVersion() + ".");
    }
    Device changed = device.setVersion(device.getVersion() + 1).build();
    devices.put(changed.getId(), changed);
    return changed;
  }

  private final class Devices extends DevicesGrpc.DevicesImplBase {
    @Override
    public void detect(DetectMachineRequest request, StreamObserver<Machine> observer) {
      answer(
          observer,
          () ->
              Machine.newBuilder()
                  .setCpuModel("Fake CPU")
                  .setCores(CORES)
                  .setMemoryMib(8192)
                  .setDiskFreeMib(65536)
                  .setOs("Debian 12")
                  .setArchitecture("x86_64")
                  .setVirtualisation(
                      Virtualisation.newBuilder()
                          .setDriver("qemu-microvm")
                          .setAcceleration("tcg")
                          .setReason("There is no /dev/kvm."))
                  .setOnboardable(Resources.newBuilder().setCores(CORES - 1))
                  .setOwnerMinimum(Resources.newBuilder().setCores(1))
                  .build());
    }

    @Override
    public void runBenchmark(RunBenchmarkRequest request, StreamObserver<Benchmark> observer) {
      answer(observer, FakeRegistry::benchmark);
    }

    @Override
    public void onboard(OnboardDeviceRequest request, StreamObserver<Device> observer) {
      answer(
          observer,
          () -> {
            if (request.getReserve().getCores() < 1 || request.getReserve().getCores() >= CORES) {
              throw CommonProblem.invalid(
                  "reserve.cores", request.getReserve().getCores() + " of 3 cores.");
            }
            if (request.getPrice().getLovelacePerHour() < 1) {
              throw CommonProblem.invalid("price.lovelace_per_hour", "it is not above zero.");
            }
            String id = "dev_0000000000000000000" + (devices.size() + 1) % 10;
            Device made = device(id, request.getName(), request.getReserve().getCores());
            devices.put(id, made);
            return made;
          });
    }

    @Override
    public void change(ChangeDeviceRequest request, StreamObserver<Device> observer) {
      answer(
          observer,
          () -> {
            Device.Builder device = known(devices, "device", request.getId()).toBuilder();
            if (!request.getName().isEmpty()) {
              device.setName(request.getName());
            }
            if (request.hasPrice()) {
              device.setPrice(request.getPrice());
            }
            return FakeRegistry.this.change(device);
          });
    }

    @Override
    public void setAvailability(SetAvailabilityRequest request, StreamObserver<Device> observer) {
      answer(
          observer,
          () ->
              FakeRegistry.this.change(
                  known(devices, "device", request.getId()).toBuilder()
                      .setStatus(
                          request.getAvailable()
                              ? DeviceStatus.DEVICE_STATUS_AVAILABLE
                              : DeviceStatus.DEVICE_STATUS_UNAVAILABLE)));
    }

    @Override
    public void offboard(OffboardDeviceRequest request, StreamObserver<Device> observer) {
      answer(
          observer,
          () ->
              FakeRegistry.this.change(
                  known(devices, "device", request.getId()).toBuilder()
                      .setStatus(DeviceStatus.DEVICE_STATUS_OFFBOARDED)
                      .setOffboardedAt(Timestamp.newBuilder().setSeconds(1_700_000_100))));
    }

    @Override
    public void get(GetDeviceRequest request, StreamObserver<Device> observer) {
      answer(observer, () -> known(devices, "device", request.getId()));
    }

    @Override
    public void list(ListDevicesRequest request, StreamObserver<ListDevicesResponse> observer) {
      answer(
          observer,
          () -> {
            List<Device> all = new ArrayList<>(devices.values());
            return ListDevicesResponse.newBuilder()
                .addAllDevices(page(all, request.getPage()))
                .setPage(next(all, request.getPage()))
                .build();
          });
    }
  }

  private static final class Offers extends OffersGrpc.OffersImplBase {
    @Override
    public void list(ListOffersRequest request, StreamObserver<ListOffersResponse> observer) {
      List<Offer> all =
          List.of(
              Offer.newBuilder()
                  .setId("off_00000000000000000001")
                  .setDeviceId(DEVICE)
                  .setFree(Resources.newBuilder().setCores(2))
                  .setPrice(Price.newBuilder().setLovelacePerHour(1_500_000))
                  .setProviderAddress("addr_test1vq")
                  .build());
      answer(
          observer,
          () ->
              ListOffersResponse.newBuilder()
                  .addAllOffers(page(all, request.getPage()))
                  .setPage(next(all, request.getPage()))
                  .build());
    }
  }
}
