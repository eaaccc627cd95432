package org.spoke.vm.api;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.OperatorCalls;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.Image;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.ReadLogsRequest;
import org.spoke.proto.vm.v1.ReadLogsResponse;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.proto.vm.v1.StopVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.proto.vm.v1.VmsGrpc;

/** The VM service as its callers see it, over gRPC. */
final class VmClient {
  private static final Duration BOOT_PATIENCE = Duration.ofSeconds(90);

  private final EventLogFixture service;

  VmClient(EventLogFixture service) {
    this.service = service;
  }

  static String vm(int number) {
    return "vm_%020d".formatted(number);
  }

  static LaunchVmRequest request(String vm, String digest) {
    return LaunchVmRequest.newBuilder()
        .setVmId(vm)
        .setJobId(vm.replace("vm_", "job_"))
        .setImageDigest(digest)
        .setResources(Resources.newBuilder().setCores(1).setMemoryMib(128).setDiskMib(64))
        .build();
  }

  VmsGrpc.VmsBlockingStub vms() {
    return VmsGrpc.newBlockingStub(channel());
  }

  Image image() {
    return ImagesGrpc.newBlockingStub(channel())
        .get(GetImageRequest.newBuilder().setImage("debian-minimal").build());
  }

  Vm launch(String vm) {
    return vms().launch(request(vm, image().getDigest()));
  }

  Vm launchUnderKey(String key, LaunchVmRequest request) {
    return OperatorCalls.underKey(key, "body", () -> vms().launch(request));
  }

  Vm get(String vm) {
    return vms().get(GetVmRequest.newBuilder().setVmId(vm).build());
  }

  Vm stop(String vm) {
    return vms().stop(StopVmRequest.newBuilder().setVmId(vm).build());
  }

  Vm awaitStatus(String vm, VmStatus status) {
    return awaitStatus(vm, status, BOOT_PATIENCE);
  }

  Vm awaitStatus(String vm, VmStatus status, Duration patience) {
    return await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get(vm), found -> found.getStatus() == status);
  }

  String logs(String vm, boolean follow) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Iterator<ReadLogsResponse> pieces =
        vms().readLogs(ReadLogsRequest.newBuilder().setVmId(vm).setFollow(follow).build());
    pieces.forEachRemaining(piece -> all.writeBytes(piece.getData().toByteArray()));
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Opens a shell; more is sent through {@link Shell#requests}. */
  Shell shell(OpenShell open) {
    Shell shell = new Shell();
    shell.requests = VmsGrpc.newStub(channel()).shell(shell);
    shell.requests.onNext(ShellRequest.newBuilder().setOpen(open).build());
    return shell;
  }

  private ManagedChannel channel() {
    return service.bean(ServiceChannels.class).channel("vm");
  }

  /** A shell's answers. */
  static final class Shell implements StreamObserver<ShellResponse> {
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    StreamObserver<ShellRequest> requests;

    void type(String text) {
      requests.onNext(ShellRequest.newBuilder().setInput(ByteString.copyFromUtf8(text)).build());
    }

    int awaitExit() throws Exception {
      return exitCode.get(BOOT_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    synchronized String output() {
      return output.toString();
    }

    synchronized String errors() {
      return errors.toString();
    }

    private synchronized void append(StringBuilder text, ByteString bytes) {
      text.append(bytes.toStringUtf8());
    }

    @Override
    public void onNext(ShellResponse response) {
      switch (response.getKindCase()) {
        case OUTPUT -> append(output, response.getOutput());
        case ERROR_OUTPUT -> append(errors, response.getErrorOutput());
        case EXIT_CODE -> exitCode.complete(response.getExitCode());
        case KIND_NOT_SET -> exitCode.completeExceptionally(new AssertionError("empty message"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      exitCode.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      exitCode.completeExceptionally(new AssertionError("no exit code came"));
    }
  }
}
