package org.spoke.vm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.spoke.vm.api.VmClient.vm;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.vm.v1.DescribeHypervisorRequest;
import org.spoke.proto.vm.v1.HypervisorsGrpc;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.TerminalSize;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.image.ImageDigest;
import org.spoke.vm.image.ImageStore;

/** One real VM through its whole life, over gRPC; a boot takes seconds, so the steps share it. */
@Tag("vm")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealVmServiceTest {
  private static final String VM = vm(1);

  private static EventLogFixture service;
  private static VmClient client;

  @BeforeAll
  static void bootAVm() {
    service = EventLogFixture.start("vm", PostgresForTests.freshDatabase(), Map.of());
    client = new VmClient(service);
    client.launch(VM);
  }

  @AfterAll
  static void stop() {
    Hypervisor hypervisor = service.bean(Hypervisor.class);
    hypervisor.all().forEach(hypervisor::discard);
    service.close();
  }

  @Test
  @Order(1)
  void aVmIsReadyWhenSshInItsGuestHasAnswered() {
    Vm ready = client.awaitStatus(VM, VmStatus.VM_STATUS_READY);
    assertThat(ready.getKernelToReadyMs()).isBetween(300L, 90_000L);
    assertThat(ready.getDriver()).isEqualTo("qemu-microvm");
    assertThat(ready.getAcceleration()).isIn("kvm", "tcg");
    assertThat(client.logs(VM, false)).contains("spoke: init");
    var described =
        HypervisorsGrpc.newBlockingStub(service.bean(ServiceChannels.class).channel("vm"))
            .describe(DescribeHypervisorRequest.getDefaultInstance());
    assertThat(described.getAcceleration()).isEqualTo(ready.getAcceleration());
    assertThat(described.getDriver()).isEqualTo("qemu-microvm");
    assertThat(described.getReason()).contains("QEMU emulator version").endsWith(".");
  }

  @Test
  @Order(2)
  void aCommandRunsInTheGuestWithItsInputItsErrorsAndItsExitCode() throws Exception {
    VmClient.Shell shell =
        client.shell(
            OpenShell.newBuilder().setVmId(VM).setCommand("cat; echo wrong >&2; exit 7").build());
    shell.type("six times seven is ");
    shell.type("42\n");
    shell.requests.onCompleted();
    assertThat(shell.awaitExit()).isEqualTo(7);
    assertThat(shell.output()).isEqualTo("six times seven is 42\n");
    assertThat(shell.errors()).isEqualTo("wrong\n");
  }

  @Test
  @Order(3)
  void aTerminalKnowsItsSizeAndItsNewSize() throws Exception {
    TerminalSize size = TerminalSize.newBuilder().setColumns(90).setRows(30).build();
    VmClient.Shell shell =
        client.shell(OpenShell.newBuilder().setVmId(VM).setTerminal(size).build());
    shell.type("stty size; uname -s\n");
    await().untilAsserted(() -> assertThat(shell.output()).contains("30 90").contains("Linux"));
    shell.requests.onNext(
        ShellRequest.newBuilder().setResize(size.toBuilder().setColumns(120)).build());
    shell.type("stty size; exit 3\n");
    assertThat(shell.awaitExit()).isEqualTo(3);
    assertThat(shell.output()).contains("30 120");
  }

  @Test
  @Order(4)
  void outputThatFloodsIsDeliveredWhole() throws Exception {
    VmClient.Shell shell =
        client.shell(
            OpenShell.newBuilder()
                .setVmId(VM)
                .setCommand("head -c 3000000 /dev/zero | tr '\\0' x")
                .build());
    assertThat(shell.awaitExit()).isZero();
    assertThat(shell.output()).hasSize(3_000_000);
  }

  @Test
  @Order(5)
  void aRestartOfTheServiceFindsTheVmAgain() throws Exception {
    service.stop();
    service.startAgain();
    assertThat(client.get(VM).getStatus()).isEqualTo(VmStatus.VM_STATUS_READY);
    VmClient.Shell shell =
        client.shell(OpenShell.newBuilder().setVmId(VM).setCommand("cat /proc/uptime").build());
    assertThat(shell.awaitExit()).isZero();
  }

  @Test
  @Order(6)
  void aVmPowersOffWithinItsGraceAndLeavesNothing() {
    client.stop(VM);
    Vm gone = client.awaitStatus(VM, VmStatus.VM_STATUS_GONE, Duration.ofSeconds(20));
    assertThat(gone.getReason()).isEqualTo("STOPPED");
    await().until(() -> !service.bean(Hypervisor.class).all().contains(new VmId(VM)));
    assertThat(client.logs(VM, true)).contains("spoke: init");
  }

  @Test
  @Order(7)
  void anImageThatWasChangedIsNotLaunched() throws IOException {
    String digest = client.image().getDigest();
    Path kernel = service.bean(ImageStore.class).open(new ImageDigest(digest)).kernel();
    Files.setPosixFilePermissions(kernel, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(kernel, new byte[] {1}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> client.vms().launch(VmClient.request(vm(2), digest)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("FAILED_PRECONDITION")
        .hasMessageContaining("digest");
  }
}
