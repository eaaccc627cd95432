package org.spoke.scheduler.box;

import static org.spoke.scheduler.box.Answers.answer;
import static org.spoke.scheduler.box.Answers.fails;
import static org.spoke.scheduler.box.Answers.resources;

import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.spoke.base.ids.Ids;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.common.v1.Resources;
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
import org.spoke.scheduler.job.JobId;

/** The registry behind gRPC. */
final class GrpcRegistry {
  private GrpcRegistry() {}

  static List<BindableService> of(FakeRegistry registry) {
    return List.of(new Offers(registry), new Leases(registry));
  }

  private static final class Offers extends OffersGrpc.OffersImplBase {
    private final FakeRegistry registry;

    private Offers(FakeRegistry registry) {
      this.registry = registry;
    }

    @Override
    public void list(ListOffersRequest request, StreamObserver<ListOffersResponse> caller) {
      answer(
          caller,
          () -> {
            ListOffersResponse.Builder response = ListOffersResponse.newBuilder();
            registry
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

  private static final class Leases extends LeasesGrpc.LeasesImplBase {
    private final FakeRegistry registry;

    private Leases(FakeRegistry registry) {
      this.registry = registry;
    }

    @Override
    public void get(GetLeaseRequest request, StreamObserver<Lease> caller) {
      answer(
          caller,
          () ->
              registry
                  .find(job(request.getLeaseId()))
                  .map(Leases::message)
                  .orElseThrow(Answers::notFound));
    }

    @Override
    public void reserve(ReserveLeaseRequest request, StreamObserver<Lease> caller) {
      answer(
          caller,
          () ->
              registry
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
            registry.release(job);
            return registry.find(job).map(Leases::message).orElseThrow(Answers::notFound);
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
}
