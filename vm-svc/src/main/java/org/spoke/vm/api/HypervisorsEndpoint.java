package org.spoke.vm.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Answers;
import org.spoke.proto.vm.v1.DescribeHypervisorRequest;
import org.spoke.proto.vm.v1.DescribeHypervisorResponse;
import org.spoke.proto.vm.v1.HypervisorsGrpc;
import org.spoke.vm.VmProblem;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorDescription;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageTemplate;

/** The hypervisor over gRPC. */
@Singleton
class HypervisorsEndpoint extends HypervisorsGrpc.HypervisorsImplBase {
  private final Hypervisor hypervisor;
  private final TrustedImages images;

  HypervisorsEndpoint(Hypervisor hypervisor, TrustedImages images) {
    this.hypervisor = hypervisor;
    this.images = images;
  }

  /** A probe needs something to boot, so the first call builds the smallest image too. */
  @Override
  public void describe(
      DescribeHypervisorRequest request, StreamObserver<DescribeHypervisorResponse> reply) {
    HypervisorDescription found = describe(images.open(ImageTemplate.debianMinimal().name()));
    Answers.one(
        reply,
        DescribeHypervisorResponse.newBuilder()
            .setDriver(found.driver())
            .setAcceleration(found.acceleration().name().toLowerCase(Locale.ROOT))
            .setKvm(found.acceleration() == Acceleration.KVM)
            .setReason(found.why())
            .build());
  }

  private HypervisorDescription describe(Image image) {
    try {
      return hypervisor.describe(image);
    } catch (HypervisorFailure e) {
      throw Problem.of(VmProblem.HYPERVISOR_MISSING, e.getMessage() + ".").causedBy(e);
    }
  }
}
