package org.spoke.vm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.spoke.vm.api.VmClient.request;
import static org.spoke.vm.api.VmClient.vm;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.ListVmsRequest;
import org.spoke.proto.vm.v1.ListVmsResponse;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestSeed;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.hypervisor.simulated.Behaviour;
import org.spoke.vm.hypervisor.simulated.SimulatedHypervisor;
import org.spoke.vm.image.ImageDigest;
import org.spoke.vm.image.ImageStore;

/** The whole service over gRPC, with pretended VMs: what happens around a VM in every turn. */
class SimulatedVmServiceTest {
  private static final Duration NOTICED = Duration.ofSeconds(5); // what the service promises
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static EventLogFixture service;
  private static VmClient client;

  private final String vm = vm(NUMBERS.incrementAndGet());

  @BeforeAll
  static void start() {
    service =
        EventLogFixture.start(
            "vm",
            PostgresForTests.freshDatabase(),
            Map.of("spoke.vm.driver", "simulated", "spoke.vm.boot-limit", "2s"));
    client = new VmClient(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void behave() {
    hypervisor().behave(Behaviour.BOOTS);
  }

  @Test
  void aVmBootsAnswersStopsAndLeavesNothing() {
    Vm launched = client.launch(vm);
    assertThat(launched.getStatus()).isEqualTo(VmStatus.VM_STATUS_CREATED);

    Vm ready = client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    assertThat(ready.getDriver()).isEqualTo("simulated");
    assertThat(ready.getKernelToReadyMs()).isGreaterThanOrEqualTo(200);
    assertThat(ready.getSshHostKey()).startsWith("ssh-ed25519 ");
    assertThat(ready.getReadyAt().getSeconds()).isPositive();

    client.stop(vm);
    Vm gone = client.awaitStatus(vm, VmStatus.VM_STATUS_GONE);
    assertThat(gone.getReason()).isEqualTo("STOPPED");
    assertThat(client.stop(vm).getStatus()).isEqualTo(VmStatus.VM_STATUS_GONE);
    await().atMost(NOTICED).until(() -> !hypervisor().all().contains(new VmId(vm)));
    assertThat(client.logs(vm, false)).as("its console stays").contains(vm);
  }

  @Test
  void launchingTwiceIsLaunchingOnce() {
    client.launch(vm);
    client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    assertThat(client.launch(vm).getStatus()).isEqualTo(VmStatus.VM_STATUS_READY);
    LaunchVmRequest other =
        request(vm, client.image().getDigest()).toBuilder()
            .setResources(Resources.newBuilder().setCores(2).setMemoryMib(256))
            .build();
    assertRefused(() -> client.vms().launch(other), Status.Code.ALREADY_EXISTS, vm);
  }

  @Test
  void aRepeatedLaunchIsAnsweredThoughItsImageIsGone() throws Exception {
    LaunchVmRequest request = request(vm, client.image().getDigest());
    Vm first = client.launchUnderKey("key", request);
    client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    String data = service.context().getRequiredProperty("spoke.data", String.class);
    Path images = Path.of(data).resolve("vm/images");
    Path away = Files.move(images.resolve("by-digest"), images.resolve("away"));
    try {
      assertThat(client.launchUnderKey("key", request)).isEqualTo(first);
    } finally {
      Files.move(away, images.resolve("by-digest"));
    }
  }

  @Test
  void aVmThatDiesIsNoticedWithinFiveSeconds() {
    client.launch(vm);
    client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    hypervisor().kill(new VmId(vm));
    Vm gone = client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, NOTICED);
    assertThat(gone.getReason()).isEqualTo("KILLED");
    assertThat(gone.getReasonDetail()).contains("signal 9");
  }

  @Test
  void aVmThatVanishesIsLost() {
    client.launch(vm);
    client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    hypervisor().discard(new VmId(vm));
    assertThat(client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, NOTICED).getReason())
        .isEqualTo("LOST");
  }

  @Test
  void aGuestThatNeverAnswersEndsWithTheDeadline() {
    hypervisor().behave(Behaviour.NEVER_ANSWERS);
    client.launch(vm);
    Vm gone = client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, PATIENCE);
    assertThat(gone.getReason()).isEqualTo("BOOT_TIMEOUT");
    assertThat(hypervisor().all()).doesNotContain(new VmId(vm));
  }

  @Test
  void aGuestThatDiesBootingHasFailedToBoot() {
    hypervisor().behave(Behaviour.DIES_BOOTING);
    client.launch(vm);
    assertThat(client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, PATIENCE).getReason())
        .isEqualTo("BOOT_FAILED");
  }

  @Test
  void aHypervisorThatCannotStartAVmSaysWhy() {
    hypervisor().behave(Behaviour.FAILS_TO_START);
    client.launch(vm);
    Vm gone = client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, PATIENCE);
    assertThat(gone.getReason()).isEqualTo("BOOT_FAILED");
    assertThat(gone.getReasonDetail()).contains("told to fail");
  }

  @Test
  void aRestartOfTheServiceEndsNoVm() {
    client.launch(vm);
    client.awaitStatus(vm, VmStatus.VM_STATUS_READY);
    String booting = vm(NUMBERS.incrementAndGet());
    client.launch(booting);
    service.stop();
    service.startAgain();
    client.awaitStatus(booting, VmStatus.VM_STATUS_READY);
    assertThat(client.get(vm).getStatus()).isEqualTo(VmStatus.VM_STATUS_READY);
    client.stop(vm);
    client.awaitStatus(vm, VmStatus.VM_STATUS_GONE);
  }

  @Test
  void anOrphanIsEndedAndRemoved() {
    VmId orphan = new VmId(vm);
    var image = service.bean(ImageStore.class).open(new ImageDigest(client.image().getDigest()));
    var seed = GuestSeed.of(orphan, service.bean(GuestKeyStore.class).keysOf(orphan));
    hypervisor().start(new VmSpec(orphan, image, seed, 1, 128, new TreeSet<>()));
    await().atMost(NOTICED).until(() -> !hypervisor().all().contains(orphan));
    assertRefused(() -> client.get(vm), Status.Code.NOT_FOUND, vm);
  }

  @Test
  void whatCannotBeLaunchedIsRefusedWithItsField() {
    String digest = client.image().getDigest();
    LaunchVmRequest good = request(vm, digest);
    assertRefused(
        () -> client.vms().launch(good.toBuilder().setVmId("vm_1").build()),
        Status.Code.INVALID_ARGUMENT,
        "vm_id");
    assertRefused(
        () -> client.vms().launch(good.toBuilder().setJobId("j").build()),
        Status.Code.INVALID_ARGUMENT,
        "job_id");
    assertRefused(
        () ->
            client
                .vms()
                .launch(
                    good.toBuilder()
                        .setResources(Resources.newBuilder().setCores(1).setMemoryMib(64))
                        .build()),
        Status.Code.INVALID_ARGUMENT,
        "memory_mib");
    assertRefused(
        () -> client.vms().launch(request(vm, "sha256:" + "0".repeat(64))),
        Status.Code.NOT_FOUND,
        "No image");
  }

  @Test
  void aShellNeedsAVmThatIsReady() throws Exception {
    OpenShell open = OpenShell.newBuilder().setVmId(vm).setCommand("true").build();
    assertThatThrownBy(() -> client.shell(open).awaitExit()).hasMessageContaining("NOT_FOUND");
    hypervisor().behave(Behaviour.NEVER_ANSWERS);
    client.launch(vm);
    assertThatThrownBy(() -> client.shell(open).awaitExit())
        .hasMessageContaining("FAILED_PRECONDITION");
    hypervisor().behave(Behaviour.BOOTS);
    String ready = vm(NUMBERS.incrementAndGet());
    client.launch(ready);
    client.awaitStatus(ready, VmStatus.VM_STATUS_READY);
    VmClient.Shell shell = client.shell(open.toBuilder().setVmId(ready).build());
    assertThat(shell.awaitExit()).isZero();
    assertThat(shell.output()).contains("pretended");
  }

  @Test
  void vmsAreListedInPagesOldestFirst() {
    String job = vm.replace("vm_", "job_");
    for (String id : List.of(vm, vm + "-1", vm + "-2")) {
      client
          .vms()
          .launch(request(id, client.image().getDigest()).toBuilder().setJobId(job).build());
    }
    await().until(() -> page(job, 3, "").getVmsCount() == 3);
    ListVmsResponse first = page(job, 2, "");
    assertThat(first.getVmsList()).extracting(Vm::getId).containsExactly(vm, vm + "-1");
    ListVmsResponse second = page(job, 2, first.getPage().getNextCursor());
    assertThat(second.getVmsList()).extracting(Vm::getId).containsExactly(vm + "-2");
    assertThat(second.getPage().getNextCursor()).isEmpty();
    assertRefused(() -> page(job, 2, "rubbish"), Status.Code.INVALID_ARGUMENT, "cursor");
    assertRefused(() -> page(job, 201, ""), Status.Code.INVALID_ARGUMENT, "201");
  }

  private static ListVmsResponse page(String job, int size, String cursor) {
    PageRequest page = PageRequest.newBuilder().setSize(size).setCursor(cursor).build();
    return client.vms().list(ListVmsRequest.newBuilder().setJobId(job).setPage(page).build());
  }

  private static void assertRefused(Runnable call, Status.Code code, String named) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(code))
        .hasMessageContaining(named);
  }

  private static SimulatedHypervisor hypervisor() {
    return service.bean(SimulatedHypervisor.class);
  }
}
