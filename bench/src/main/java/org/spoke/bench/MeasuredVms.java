package org.spoke.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.proto.vm.v1.VmsGrpc;
import org.spoke.proto.vm.v1.VmsGrpc.VmsBlockingStub;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.FirstAnswer;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmState.Running;

/** The VM service with the VMs that it launched; they end with it, as they would not in a box. */
final class MeasuredVms implements AutoCloseable {
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(90);
  private static final int POLL_MS = 20;

  private final MeasuredService service;
  private final VmsBlockingStub vms;
  private final Path data;
  private int launched;

  private MeasuredVms(MeasuredService service, Path data) {
    this.service = service;
    this.vms = VmsGrpc.newBlockingStub(service.channel());
    this.data = data;
  }

  static MeasuredVms start(Path directory) throws IOException {
    return new MeasuredVms(
        MeasuredService.start("vm", directory), directory.resolve("data").resolve("vms"));
  }

  /** The image that every launch boots; built from Debian packages at the first call. */
  String image() {
    return ImagesGrpc.newBlockingStub(service.channel())
        .get(GetImageRequest.newBuilder().setImage("debian-minimal").build())
        .getDigest();
  }

  /** One launch as its caller saw it. */
  record Launch(String vm, double seconds) {}

  /** Launches a VM over gRPC and returns when its Ready is seen over gRPC. */
  Launch launchToReady(String image) throws IOException, InterruptedException {
    String id = "vm_%020d".formatted(++launched);
    long begin = System.nanoTime();
    vms.launch(
        LaunchVmRequest.newBuilder()
            .setVmId(id)
            .setJobId(id.replace("vm_", "job_"))
            .setImageDigest(image)
            .setResources(
                Resources.newBuilder().setCores(1).setMemoryMib(VmOverheadBench.MEMORY_MIB))
            .build());
    Vm vm = get(id);
    while (vm.getStatus() != VmStatus.VM_STATUS_READY) {
      if (vm.getStatus() == VmStatus.VM_STATUS_GONE
          || System.nanoTime() - begin > BOOT_LIMIT.toNanos()) {
        throw new IOException("the VM did not become ready: " + vm);
      }
      Thread.sleep(POLL_MS);
      vm = get(id);
    }
    return new Launch(id, (System.nanoTime() - begin) / 1e9);
  }

  /** The folder that its hypervisor works in. */
  Path runFolder(Launch launch) {
    return data.resolve(launch.vm()).resolve("run");
  }

  /**
   * The login that makes the service call this VM ready, for another guest with the same seed: the
   * same client, key and pinned host key.
   */
  BareMachine.Login loginOf(Launch launch) {
    VmId id = new VmId(launch.vm());
    GuestKeys keys = service.bean(GuestKeyStore.class).keysOf(id);
    FirstAnswer firstAnswer = service.bean(FirstAnswer.class);
    RunningVm vm = ((Running) service.bean(Hypervisor.class).find(id)).vm();
    return (port, launched) ->
        firstAnswer.attempt(new RunningVm(id, vm.image(), port, launched), keys).isPresent();
  }

  void end(Launch launch) {
    service.bean(Hypervisor.class).kill(new VmId(launch.vm()));
  }

  private Vm get(String id) {
    return vms.get(GetVmRequest.newBuilder().setVmId(id).build());
  }

  @Override
  public void close() {
    Hypervisor hypervisor = service.bean(Hypervisor.class);
    hypervisor.all().forEach(hypervisor::discard);
    service.close();
  }
}
