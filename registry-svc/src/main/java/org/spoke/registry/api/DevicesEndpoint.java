package org.spoke.registry.api;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.proto.registry.v1.Benchmark;
import org.spoke.proto.registry.v1.ChangeDeviceRequest;
import org.spoke.proto.registry.v1.DetectMachineRequest;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.DevicesGrpc;
import org.spoke.proto.registry.v1.GetDeviceRequest;
import org.spoke.proto.registry.v1.ListDevicesRequest;
import org.spoke.proto.registry.v1.ListDevicesResponse;
import org.spoke.proto.registry.v1.Machine;
import org.spoke.proto.registry.v1.OffboardDeviceRequest;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;
import org.spoke.proto.registry.v1.RunBenchmarkRequest;
import org.spoke.proto.registry.v1.SetAvailabilityRequest;
import org.spoke.registry.benchmark.Benchmarks;
import org.spoke.registry.device.DeviceCommand;
import org.spoke.registry.device.DeviceCommand.OffboardDevice;
import org.spoke.registry.device.DeviceCommand.OnboardDevice;
import org.spoke.registry.device.DeviceCommand.SetAvailability;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.device.DeviceState;
import org.spoke.registry.device.view.DeviceRow;
import org.spoke.registry.device.view.DeviceRows;
import org.spoke.registry.machine.MachineProbe;
import org.spoke.registry.machine.VirtualisationProbe;

/** The box's own machine and what of it was onboarded. */
@Singleton
final class DevicesEndpoint extends DevicesGrpc.DevicesImplBase {
  private final Decoding decoding;
  private final Commands commands;
  private final Views views;
  private final DeviceRows rows;
  private final MachineProbe machine;
  private final VirtualisationProbe virtualisation;
  private final Benchmarks benchmarks;
  private final DeviceId thisMachine;

  DevicesEndpoint(
      Decoding decoding,
      Commands commands,
      Views views,
      DeviceRows rows,
      MachineProbe machine,
      VirtualisationProbe virtualisation,
      Benchmarks benchmarks,
      DeviceId thisMachine) {
    this.decoding = decoding;
    this.commands = commands;
    this.views = views;
    this.rows = rows;
    this.machine = machine;
    this.virtualisation = virtualisation;
    this.benchmarks = benchmarks;
    this.thisMachine = thisMachine;
  }

  @Override
  public void detect(DetectMachineRequest request, StreamObserver<Machine> caller) {
    Answers.one(caller, Encoding.machine(machine.measure(), virtualisation.describe()));
  }

  @Override
  public void runBenchmark(RunBenchmarkRequest request, StreamObserver<Benchmark> caller) {
    Answers.one(caller, Encoding.benchmark(benchmarks.run(Context.current()::isCancelled)));
  }

  @Override
  public void onboard(OnboardDeviceRequest request, StreamObserver<Device> caller) {
    Answers.one(caller, deviceAfter(() -> onboarding(request)));
  }

  @Override
  public void change(ChangeDeviceRequest request, StreamObserver<Device> caller) {
    Answers.one(caller, deviceAfter(() -> decoding.change(request, machine.measure())));
  }

  @Override
  public void setAvailability(SetAvailabilityRequest request, StreamObserver<Device> caller) {
    DeviceId device = decoding.deviceId("id", request.getId());
    Answers.one(caller, deviceAfter(() -> new SetAvailability(device, request.getAvailable())));
  }

  @Override
  public void offboard(OffboardDeviceRequest request, StreamObserver<Device> caller) {
    DeviceId device = decoding.deviceId("id", request.getId());
    Answers.one(caller, deviceAfter(() -> new OffboardDevice(device, request.getForce())));
  }

  @Override
  public void get(GetDeviceRequest request, StreamObserver<Device> caller) {
    DeviceId device = decoding.deviceId("id", request.getId());
    DeviceRow row = views.find("device", device, () -> rows.findById(device.text()));
    Answers.one(caller, Encoding.device(row.toState()));
  }

  @Override
  public void list(ListDevicesRequest request, StreamObserver<ListDevicesResponse> caller) {
    Page page = Page.of(request.getPage());
    views.await();
    List<DeviceRow> read =
        rows.page(page.after().createdAt(), page.after().id(), page.rowsToRead());
    ListDevicesResponse.Builder response = ListDevicesResponse.newBuilder();
    page.rows(read).forEach(row -> response.addDevices(Encoding.device(row.toState())));
    Answers.one(caller, response.setPage(page.info(read, DeviceRow::place)).build());
  }

  private OnboardDevice onboarding(OnboardDeviceRequest request) {
    return new OnboardDevice(
        thisMachine,
        decoding.terms(request),
        machine.measure(),
        benchmarks.freshOrRun(Context.current()::isCancelled));
  }

  private Device deviceAfter(Supplier<DeviceCommand> decision) {
    return commands.run(
        Device.parser(),
        decision,
        command -> Encoding.device(commands.<DeviceState>dispatch(command)));
  }
}
