package org.spoke.scheduler.vm;

import com.google.protobuf.Timestamp;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
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
    try {
      org.spoke.proto.vm.v1.Image found =
          ImagesGrpc.newBlockingStub(channel)
              .withDeadlineAfter(IMAGE_SECONDS, TimeUnit.SECONDS)
              .get(GetImageRequest.newBuilder().setImage(nameOrDigest).build());
      return Optional.of(new Image(found.getName(), found.getDigest()));
    } catch (StatusRuntimeException failure) {
      return emptyWhenUnknown(failure);
    }
  }

  @Override
  public Optional<Refusal> launch(VmOrder order) {
    try {
      vms().launch(message(order));
      return Optional.empty();
    } catch (StatusRuntimeException failure) {
      Problem problem = ProblemStatus.fromStatus(failure);
      if (FINAL.contains(problem.type().grpcCode())) {
        return Optional.of(new Refusal(reason(problem), problem.detail()));
      }
      throw problem;
    }
  }

  @Override
  public boolean stop(String vm) {
    try {
      vms().stop(StopVmRequest.newBuilder().setVmId(vm).build());
      return true;
    } catch (StatusRuntimeException failure) {
      return emptyWhenUnknown(failure).isPresent();
    }
  }

  @Override
  public VmReport report(String vm) {
    try {
      return report(vms().get(GetVmRequest.newBuilder().setVmId(vm).build()));
    } catch (StatusRuntimeException failure) {
      return GrpcVmHost.<VmReport>emptyWhenUnknown(failure).orElseGet(VmReport.Unknown::new);
    }
  }

  private VmsGrpc.VmsBlockingStub vms() {
    return VmsGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private static VmReport report(Vm vm) {
    return switch (vm.getStatus()) {
      case VM_STATUS_READY -> new VmReport.Ready(instant(vm.getReadyAt()));
      case VM_STATUS_GONE ->
          new VmReport.Gone(
              Reason.of(vm.getReason(), Reason.LOST),
              vm.getReasonDetail(),
              instant(vm.getGoneAt()));
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

  private static <T> Optional<T> emptyWhenUnknown(StatusRuntimeException failure) {
    Problem problem = ProblemStatus.fromStatus(failure);
    if (problem.type().grpcCode() == Code.NOT_FOUND) {
      return Optional.empty();
    }
    throw problem;
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

  private static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
