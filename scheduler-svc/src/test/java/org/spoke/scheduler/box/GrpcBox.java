package org.spoke.scheduler.box;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.base.problem.ProblemType;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowStatus;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;
import org.spoke.proto.registry.v1.GetLeaseRequest;
import org.spoke.proto.registry.v1.Lease;
import org.spoke.proto.registry.v1.LeaseStatus;
import org.spoke.proto.registry.v1.LeasesGrpc;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.ListOffersResponse;
import org.spoke.proto.registry.v1.Offer;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.proto.registry.v1.ReleaseLeaseRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;
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

/** A box of fakes behind gRPC: it fails with the statuses that proto documents for each call. */
public final class GrpcBox implements AutoCloseable {
  private final FakeBox box;
  private final Server server;
  private final ManagedChannel channel;

  public GrpcBox(FakeBox box) {
    this.box = box;
    String name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .directExecutor()
            .addService(new Offers())
            .addService(new Leases())
            .addService(new Vms())
            .addService(new Images())
            .addService(new Wallets())
            .addService(new Escrows())
            .build();
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    try {
      server.start();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public Channel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  /** A problem as its service names it on the wire. */
  private record Named(String name, ProblemMeaning meaning) implements ProblemType {}

  private static StatusRuntimeException fails(String name, Status.Code code) {
    ProblemMeaning meaning = new ProblemMeaning(name, "", code, 409);
    return ProblemStatus.toStatus(Problem.of(new Named(name, meaning), name));
  }

  private static StatusRuntimeException notFound() {
    return fails("NOT_FOUND", Status.Code.NOT_FOUND);
  }

  private static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
    try {
      T answer = work.get();
      caller.onNext(answer);
      caller.onCompleted();
    } catch (StatusRuntimeException failure) {
      caller.onError(failure);
    } catch (Problem problem) {
      caller.onError(ProblemStatus.toStatus(problem));
    }
  }

  private final class Offers extends OffersGrpc.OffersImplBase {
    @Override
    public void list(ListOffersRequest request, StreamObserver<ListOffersResponse> caller) {
      answer(
          caller,
          () -> {
            ListOffersResponse.Builder response = ListOffersResponse.newBuilder();
            box.registry
                .offers(resources(request.getAtLeast()))
                .forEach(offer -> response.addOffers(message(offer)));
            return response.build();
          });
    }

    private static Offer message(org.spoke.scheduler.offer.Offer offer) {
      return Offer.newBuilder()
          .setId(offer.id())
          .setDeviceId(offer.device())
          .setFree(
              Resources.newBuilder()
                  .setCores(offer.free().cores())
                  .setMemoryMib(offer.free().memoryMib())
                  .setDiskMib(offer.free().diskMib()))
          .setPrice(Price.newBuilder().setLovelacePerHour(offer.lovelacePerHour()))
          .setProviderAddress(offer.providerAddress())
          .build();
    }
  }

  private final class Leases extends LeasesGrpc.LeasesImplBase {
    @Override
    public void get(GetLeaseRequest request, StreamObserver<Lease> caller) {
      answer(
          caller,
          () ->
              box.registry
                  .find(job(request.getLeaseId()))
                  .map(Leases::message)
                  .orElseThrow(GrpcBox::notFound));
    }

    @Override
    public void reserve(ReserveLeaseRequest request, StreamObserver<Lease> caller) {
      answer(
          caller,
          () ->
              box.registry
                  .reserve(
                      new JobId(request.getJobId()),
                      request.getDeviceId(),
                      resources(request.getResources()))
                  .map(Leases::message)
                  .orElseThrow(() -> fails("CAPACITY_EXHAUSTED", Status.Code.RESOURCE_EXHAUSTED)));
    }

    @Override
    public void release(ReleaseLeaseRequest request, StreamObserver<Lease> caller) {
      answer(
          caller,
          () -> {
            JobId job = job(request.getLeaseId());
            box.registry.release(job);
            return box.registry.find(job).map(Leases::message).orElseThrow(GrpcBox::notFound);
          });
    }

    private static JobId job(String lease) {
      return new JobId(Ids.follow("job", lease));
    }

    private static Lease message(org.spoke.scheduler.offer.Lease lease) {
      return Lease.newBuilder()
          .setId(lease.id())
          .setDeviceId(lease.device())
          .addAllCoreNumbers(lease.coreNumbers())
          .setStatus(
              lease.held() ? LeaseStatus.LEASE_STATUS_HELD : LeaseStatus.LEASE_STATUS_RELEASED)
          .build();
    }
  }

  private final class Images extends ImagesGrpc.ImagesImplBase {
    @Override
    public void get(GetImageRequest request, StreamObserver<Image> caller) {
      answer(
          caller,
          () ->
              box.host
                  .image(request.getImage())
                  .map(
                      image ->
                          Image.newBuilder()
                              .setName(image.name())
                              .setDigest(image.digest())
                              .build())
                  .orElseThrow(() -> fails("IMAGE_UNKNOWN", Status.Code.NOT_FOUND)));
    }
  }

  private final class Vms extends VmsGrpc.VmsImplBase {
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
            Optional<VmHost.Refusal> refusal = box.host.launch(order);
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
            if (!box.host.stop(request.getVmId())) {
              throw notFound();
            }
            return Vm.newBuilder().setId(request.getVmId()).build();
          });
    }

    @Override
    public void get(GetVmRequest request, StreamObserver<Vm> caller) {
      answer(caller, () -> message(box.host.report(request.getVmId())));
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

  private final class Wallets extends WalletsGrpc.WalletsImplBase {
    @Override
    public void get(GetWalletRequest request, StreamObserver<Wallet> caller) {
      answer(
          caller,
          () ->
              box.payments
                  .addressOf(request.getId())
                  .map(address -> Wallet.newBuilder().setAddress(address).build())
                  .orElseThrow(GrpcBox::notFound));
    }
  }

  private final class Escrows extends EscrowsGrpc.EscrowsImplBase {
    @Override
    public void get(GetEscrowRequest request, StreamObserver<Escrow> caller) {
      answer(
          caller,
          () ->
              box.payments
                  .escrow(request.getId())
                  .map(
                      escrow ->
                          Escrow.newBuilder()
                              .setLockedLovelace(escrow.lockedLovelace())
                              .setStatus(
                                  escrow.funded()
                                      ? EscrowStatus.ESCROW_STATUS_FUNDED
                                      : EscrowStatus.ESCROW_STATUS_OPENED)
                              .build())
                  .orElseThrow(GrpcBox::notFound));
    }
  }

  private static org.spoke.scheduler.job.Resources resources(Resources message) {
    return new org.spoke.scheduler.job.Resources(
        message.getCores(), message.getMemoryMib(), message.getDiskMib());
  }
}
