package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;
import static org.spoke.gateway.fakes.Answers.known;
import static org.spoke.gateway.fakes.Answers.next;
import static org.spoke.gateway.fakes.Answers.page;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.Image;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.ListImagesRequest;
import org.spoke.proto.vm.v1.ListImagesResponse;
import org.spoke.proto.vm.v1.ListVmsRequest;
import org.spoke.proto.vm.v1.ListVmsResponse;
import org.spoke.proto.vm.v1.ReadLogsRequest;
import org.spoke.proto.vm.v1.ReadLogsResponse;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.proto.vm.v1.VmsGrpc;

/** One VM that is ready, and its image. */
public final class FakeVms {
  /** A VM that is ready from the start. */
  public static final String VM = "vm_00000000000000000001";

  /** The image it boots. */
  public static final String IMAGE = "debian-minimal";

  private final AtomicInteger flooded = new AtomicInteger();
  private final List<StreamObserver<ReadLogsResponse>> followers = new CopyOnWriteArrayList<>();

  private static final String DIGEST = "sha256:" + "cd".repeat(32);

  private final Map<String, Vm> vms =
      Map.of(
          VM,
          Vm.newBuilder()
              .setId(VM)
              .setJobId(FakeScheduler.JOB)
              .setStatus(VmStatus.VM_STATUS_READY)
              .setImageDigest(DIGEST)
              .setResources(Resources.newBuilder().setCores(1))
              .setDriver("qemu-microvm")
              .setAcceleration("tcg")
              .setKernelToReadyMs(4200)
              .setSshHostKey("ssh-ed25519 AAAA")
              .setCreatedAt(Timestamp.newBuilder().setSeconds(1_700_000_006))
              .setReadyAt(Timestamp.newBuilder().setSeconds(1_700_000_010))
              .setVersion(3)
              .build());

  List<BindableService> services() {
    return List.of(new Vms(), new Images());
  }

  /** Parts of 32 KiB that flooding shells have sent so far. */
  public int floodedParts() {
    return flooded.get();
  }

  /** Writes to the console of the VM: whoever follows it reads the line. */
  public void say(String line) {
    ReadLogsResponse part =
        ReadLogsResponse.newBuilder().setData(ByteString.copyFromUtf8(line)).build();
    followers.forEach(follower -> follower.onNext(part));
  }

  private final class Vms extends VmsGrpc.VmsImplBase {
    @Override
    public StreamObserver<ShellRequest> shell(StreamObserver<ShellResponse> observer) {
      return new FakeShell(observer, flooded);
    }

    @Override
    public void readLogs(ReadLogsRequest request, StreamObserver<ReadLogsResponse> observer) {
      for (String line : List.of("Booting\n", "Ready\n")) {
        observer.onNext(
            ReadLogsResponse.newBuilder().setData(ByteString.copyFromUtf8(line)).build());
      }
      if (request.getFollow()) {
        followers.add(observer);
      } else {
        observer.onCompleted();
      }
    }

    @Override
    public void get(GetVmRequest request, StreamObserver<Vm> observer) {
      answer(observer, () -> known(vms, "vm", request.getVmId()));
    }

    @Override
    public void list(ListVmsRequest request, StreamObserver<ListVmsResponse> observer) {
      List<Vm> all =
          vms.values().stream()
              .filter(
                  vm -> request.getJobId().isEmpty() || request.getJobId().equals(vm.getJobId()))
              .toList();
      answer(
          observer,
          () ->
              ListVmsResponse.newBuilder()
                  .addAllVms(page(all, request.getPage()))
                  .setPage(next(all, request.getPage()))
                  .build());
    }
  }

  private static final class Images extends ImagesGrpc.ImagesImplBase {
    private static final Image IMAGE_BUILT =
        Image.newBuilder()
            .setName(IMAGE)
            .setDigest(DIGEST)
            .setSizeBytes(12_000_000)
            .addPackages("busybox 1.36")
            .setBuiltAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
            .build();

    @Override
    public void get(GetImageRequest request, StreamObserver<Image> observer) {
      answer(observer, () -> known(Map.of(IMAGE, IMAGE_BUILT), "image", request.getImage()));
    }

    @Override
    public void list(ListImagesRequest request, StreamObserver<ListImagesResponse> observer) {
      answer(observer, () -> ListImagesResponse.newBuilder().addImages(IMAGE_BUILT).build());
    }
  }
}
