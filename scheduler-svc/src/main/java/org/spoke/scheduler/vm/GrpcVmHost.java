package org.spoke.scheduler.vm;

import io.grpc.Channel;
import io.grpc.Status.Code;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.RemoteCalls;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.StopVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmsGrpc;
import org.spoke.scheduler.job.Reason;

/** The box's own vm-svc, over gRPC (proto/spoke/vm/v1). */
public final class GrpcVmHost implements VmHost {
  /** Launch and stop answer at once; a service that takes longer is away, and is asked again. */
  private static final long CALL_SECONDS = 5;

  /** A template that was never built is built now; the caller's own deadline may end it sooner. */
  private static final long IMAGE_SECONDS = 120;

  /** Refusals that will not pass by themselves. */
  private static final Set<Code> FINAL =
      EnumSet.of(
          Code.NOT_FOUND, Code.FAILED_PRECONDITION, Code.INVALID_ARGUMENT, Code.ALREADY_EXISTS);

  private final Channel channel;

  public GrpcVmHost(Channel channel) {
    this.channel = channel;
  }

  @Override
  public Optional<Image> image(String nameOrDigest) {
    GetImageRequest request = GetImageRequest.newBuilder().setImage(nameOrDigest).build();
    return RemoteCalls.find(
            () ->
                ImagesGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(IMAGE_SECONDS, TimeUnit.SECONDS)
                    .get(request))
        .map(found -> new Image(found.getName(), found.getDigest()));
  }

  @Override
  public Optional<Refusal> launch(VmOrder order) {
    try {
      RemoteCalls.ask(() -> vms().launch(message(order)));
      return Optional.empty();
    } catch (Problem problem) {
      if (FINAL.contains(problem.type().grpcCode())) {
        return Optional.of(new Refusal(reason(problem), problem.detail()));
      }
      throw problem;
    }
  }

  @Override
  public boolean stop(String vm) {
    StopVmRequest request = StopVmRequest.newBuilder().setVmId(vm).build();
    return RemoteCalls.find(() -> vms().stop(request)).isPresent();
  }

  @Override
  public VmReport report(String vm) {
    GetVmRequest request = GetVmRequest.newBuilder().setVmId(vm).build();
    return RemoteCalls.find(() -> vms().get(request))
        .map(GrpcVmHost::decode)
        .orElseGet(VmReport.Unknown::new);
  }

  private VmsGrpc.VmsBlockingStub vms() {
    return VmsGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private static VmReport decode(Vm vm) {
    return switch (vm.getStatus()) {
      case VM_STATUS_READY -> new VmReport.Ready(Timestamps.instant(vm.getReadyAt()));
      case VM_STATUS_GONE ->
          new VmReport.Gone(
              Reason.of(vm.getReason(), Reason.LOST),
              vm.getReasonDetail(),
              Timestamps.instant(vm.getGoneAt()));
      case VM_STATUS_CREATED,
          VM_STATUS_BOOTING,
          VM_STATUS_STOPPING,
          VM_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          new VmReport.Booting();
    };
  }

  private static Reason reason(Problem problem) {
    return switch (problem.type().slug()) {
      case "image-unknown" -> Reason.IMAGE_UNKNOWN;
      case "digest-mismatch" -> Reason.DIGEST_MISMATCH;
      default -> Reason.LAUNCH_REFUSED;
    };
  }

  private static LaunchVmRequest message(VmOrder order) {
    return LaunchVmRequest.newBuilder()
        .setVmId(order.vm())
        .setJobId(order.job().text())
        .setImageDigest(order.imageDigest())
        .setResources(
            Resources.newBuilder()
                .setCores(order.resources().cores())
                .setMemoryMib(order.resources().memoryMib())
                .setDiskMib(order.resources().diskMib()))
        .addAllCoreNumbers(order.coreNumbers())
        .build();
  }
}
