package org.spoke.vm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.spoke.vm.api.VmClient.request;
import static org.spoke.vm.api.VmClient.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.qemu.SmallDisk;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageStore;
import org.spoke.vm.image.TestImages;
import org.spoke.vm.machine.VmCommand.CreateVm;
import org.spoke.vm.machine.VmRequest;

/** Real VMs that do not come up: each ends with its reason, and nothing of it is left. */
@Tag("vm")
class FailedBootTest {
  private static final String BOOT_LIMIT = "10s";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;

  private static EventLogFixture service;
  private static VmClient client;

  @BeforeAll
  static void start() {
    service =
        EventLogFixture.start(
            "vm",
            PostgresForTests.freshDatabase(),
            Map.of("spoke.data", data.toString(), "spoke.vm.boot-limit", BOOT_LIMIT));
    client = new VmClient(service);
  }

  @AfterAll
  static void stop() {
    hypervisor().all().forEach(hypervisor()::discard);
    service.close();
  }

  @Test
  void aGuestThatHangsIsGoneWithItsDeadline() throws IOException {
    String hanging = "spoke.probe"; // told this, the guest's first program sleeps
    launch(vm(1), TestImages.copyInto(images(), hanging));

    Vm gone = awaitGone(vm(1));
    assertThat(gone.getReason()).isEqualTo("BOOT_TIMEOUT");
    assertThat(gone.getDriver()).as("it was launched").isEqualTo("qemu-microvm");
    assertNothingIsLeft(vm(1));
  }

  @Test
  void anImageThatChangesBetweenRequestAndBootIsNotBooted() throws IOException {
    Image image = TestImages.copyInto(images(), "spoke.changed");
    Files.setPosixFilePermissions(image.kernel(), PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(image.kernel(), new byte[] {1}, StandardOpenOption.APPEND);
    VmRequest accepted = new VmRequest("job_1", image.digest().toString(), 1, 128, 64, List.of());

    service
        .bean(Commands.class)
        .dispatch(new CreateVm(new VmId(vm(2)), accepted, Instant.EPOCH)); // as it was before

    Vm gone = awaitGone(vm(2));
    assertThat(gone.getReason()).isEqualTo("DIGEST_MISMATCH");
    assertThat(gone.getReasonDetail()).contains("kernel");
    assertNothingIsLeft(vm(2));
  }

  @Test
  void aVmThatDoesNotFitTheDiskIsGoneForThatReason() throws Exception {
    Image image = TestImages.copyInto(images(), "spoke.full");
    try (SmallDisk disk = SmallDisk.over(data.resolve("vms"))) {
      launch(vm(3), image);

      Vm gone = awaitGone(vm(3));
      assertThat(gone.getReason()).isEqualTo("DISK_FULL");
      assertThat(gone.getReasonDetail()).contains("No space left on device");
      assertNothingIsLeft(vm(3));
    }
  }

  private static void launch(String vm, Image image) {
    client.vms().launch(request(vm, image.digest().toString()));
  }

  private static Vm awaitGone(String vm) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> client.get(vm) != null);
    return client.awaitStatus(vm, VmStatus.VM_STATUS_GONE, PATIENCE);
  }

  private static void assertNothingIsLeft(String vm) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(hypervisor().all()).doesNotContain(new VmId(vm));
              assertThat(
                      ProcessHandle.allProcesses()
                          .flatMap(each -> each.info().commandLine().stream()))
                  .noneMatch(line -> line.contains("guest=" + vm) && line.contains("qemu"));
            });
  }

  private static ImageStore images() {
    return service.bean(ImageStore.class);
  }

  private static Hypervisor hypervisor() {
    return service.bean(Hypervisor.class);
  }
}
