package org.spoke.scheduler.offer;

import io.grpc.Channel;
import io.grpc.Status.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.RemoteCalls;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.registry.v1.GetLeaseRequest;
import org.spoke.proto.registry.v1.LeaseStatus;
import org.spoke.proto.registry.v1.LeasesGrpc;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.proto.registry.v1.ReleaseLeaseRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;

/** The box's own registry, over gRPC (proto/spoke/registry/v1). */
public final class RegistryOffers implements OfferSource, Leases {
  /** A registry reads one table; one that takes longer is away, and is asked again. */
  private static final long CALL_SECONDS = 5;

  /** What the registry calls it when this device cannot be had now. */
  private static final Set<Code> NOT_TO_BE_HAD =
      EnumSet.of(Code.NOT_FOUND, Code.FAILED_PRECONDITION);

  private static final String CAPACITY_EXHAUSTED = "capacity-exhausted";

  private final Channel channel;

  public RegistryOffers(Channel channel) {
    this.channel = channel;
  }

  @Override
  public List<Offer> offers(Resources atLeast) {
    ListOffersRequest request =
        ListOffersRequest.newBuilder()
            .setAtLeast(message(atLeast))
            .setPage(PageRequest.newBuilder().setSize(MAX_OFFERS))
            .build();
    return RemoteCalls.ask(() -> offersStub().list(request)).getOffersList().stream()
        .map(RegistryOffers::offer)
        .toList();
  }

  @Override
  public Optional<Lease> find(JobId job) {
    GetLeaseRequest request = GetLeaseRequest.newBuilder().setLeaseId(job.lease()).build();
    return RemoteCalls.find(() -> leases().get(request)).map(RegistryOffers::lease);
  }

  @Override
  public Optional<Lease> reserve(JobId job, String device, Resources resources) {
    ReserveLeaseRequest request =
        ReserveLeaseRequest.newBuilder()
            .setLeaseId(job.lease())
            .setDeviceId(device)
            .setJobId(job.text())
            .setResources(message(resources))
            .build();
    try {
      return Optional.of(lease(RemoteCalls.ask(() -> leases().reserve(request))))
          .filter(Lease::held);
    } catch (Problem problem) {
      if (NOT_TO_BE_HAD.contains(problem.type().grpcCode())
          || problem.type().slug().equals(CAPACITY_EXHAUSTED)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  @Override
  public void release(JobId job) {
    ReleaseLeaseRequest request = ReleaseLeaseRequest.newBuilder().setLeaseId(job.lease()).build();
    RemoteCalls.find(() -> leases().release(request));
  }

  private OffersGrpc.OffersBlockingStub offersStub() {
    return OffersGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private LeasesGrpc.LeasesBlockingStub leases() {
    return LeasesGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private static Offer offer(org.spoke.proto.registry.v1.Offer message) {
    return new Offer(
        message.getId(),
        message.getDeviceId(),
        new Resources(
            message.getFree().getCores(),
            message.getFree().getMemoryMib(),
            message.getFree().getDiskMib()),
        message.getPrice().getLovelacePerHour(),
        message.getProviderAddress());
  }

  private static Lease lease(org.spoke.proto.registry.v1.Lease message) {
    return new Lease(
        message.getId(),
        message.getDeviceId(),
        message.getCoreNumbersList(),
        message.getStatus() == LeaseStatus.LEASE_STATUS_HELD);
  }

  private static org.spoke.proto.common.v1.Resources message(Resources resources) {
    return org.spoke.proto.common.v1.Resources.newBuilder()
        .setCores(resources.cores())
        .setMemoryMib(resources.memoryMib())
        .setDiskMib(resources.diskMib())
        .build();
  }
}
