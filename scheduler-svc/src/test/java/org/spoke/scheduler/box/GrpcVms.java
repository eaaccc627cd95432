package org.spoke.scheduler.box;

import static org.spoke.scheduler.box.Answers.answer;
import static org.spoke.scheduler.box.Answers.fails;
import static org.spoke.scheduler.box.Answers.notFound;
import static org.spoke.scheduler.box.Answers.resources;

import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.Image;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.StopVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmStatus;
import org.spoke.proto.vm.v1.VmsGrpc;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.vm.VmHost;
import org.spoke.scheduler.vm.VmOrder;
import org.spoke.scheduler.vm.VmReport;

/** The VM service behind gRPC. */
final class GrpcVms {
  private GrpcVms() {}

  static List<BindableService> of(FakeVmHost host) {
    return List.of(new Images(host), new Vms(host));
  }

  private static final class Images extends ImagesGrpc.ImagesImplBase {
    private final FakeVmHost host;

    private Images(FakeVmHost host) {
      this.host = host;
    }

    @Override
    public void get(GetImageRequest request, StreamObserver<Image> caller) {
      answer(
          caller,
          () ->
              host.image(request.getImage())
                  .map(
                      image ->
                          Image.newBuilder()
                              .setName(image.name())
                              .setDigest(image.digest())
                              .build())
                  .orElseThrow(() -> fails("IMAGE_UNKNOWN", Status.Code.NOT_FOUND)));
    }
  }

  private static final class Vms extends VmsGrpc.VmsImplBase {
    private final FakeVmHost host;

    private Vms(FakeVmHost host) {
      this.host = host;
    }

    @Override
    public void launch(LaunchVmRequest request, StreamObserver<Vm> caller) {
      VmOrder order =
          new VmOrder(
              request.getVmId(),
              new JobId(request.getJobId()),
              request.getImageDigest(),
              resources(request.getResources()),
              request.getCoreNumbersList());
      answer(
          caller,
          () -> {
            Optional<VmHost.Refusal> refusal = host.launch(order);
            if (refusal.isPresent()) {
              throw fails(refusal.get().reason().name(), Status.Code.NOT_FOUND);
            }
            return Vm.newBuilder().setId(order.vm()).build();
          });
    }

    @Override
    public void stop(StopVmRequest request, StreamObserver<Vm> caller) {
      answer(
          caller,
          () -> {
            if (!host.stop(request.getVmId())) {
              throw notFound();
            }
            return Vm.newBuilder().setId(request.getVmId()).build();
          });
    }

    @Override
    public void get(GetVmRequest request, StreamObserver<Vm> caller) {
      answer(caller, () -> message(host.report(request.getVmId())));
    }

    private static Vm message(VmReport report) {
      return switch (report) {
        case VmReport.Booting booting ->
            Vm.newBuilder().setStatus(VmStatus.VM_STATUS_BOOTING).build();
        case VmReport.Ready ready ->
            Vm.newBuilder()
                .setStatus(VmStatus.VM_STATUS_READY)
                .setReadyAt(Timestamps.of(ready.at()))
                .build();
        case VmReport.Gone gone ->
            Vm.newBuilder()
                .setStatus(VmStatus.VM_STATUS_GONE)
                .setReason(gone.reason().name())
                .setReasonDetail(gone.detail())
                .setGoneAt(Timestamps.of(gone.at()))
                .build();
        case VmReport.Unknown unknown -> throw notFound();
      };
    }
  }
}
