package org.spoke.registry.machine;

import java.util.concurrent.TimeUnit;
import org.spoke.base.rpc.RemoteCalls;
import org.spoke.proto.vm.v1.DescribeHypervisorRequest;
import org.spoke.proto.vm.v1.DescribeHypervisorResponse;
import org.spoke.proto.vm.v1.HypervisorsGrpc.HypervisorsBlockingStub;

/** Asks vm-svc, which boots a probe guest where KVM seems to be there. */
public final class HypervisorVirtualisationProbe implements VirtualisationProbe {
  /** Time for a probe guest to fail, and for the answer. A caller's own deadline may be shorter. */
  static final long DEADLINE_SECONDS = 20;

  private final HypervisorsBlockingStub hypervisors;

  public HypervisorVirtualisationProbe(HypervisorsBlockingStub hypervisors) {
    this.hypervisors = hypervisors;
  }

  @Override
  public Virtualisation describe() {
    return decode(
        RemoteCalls.ask(
            () ->
                hypervisors
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .describe(DescribeHypervisorRequest.getDefaultInstance())));
  }

  private static Virtualisation decode(DescribeHypervisorResponse response) {
    return new Virtualisation(
        response.getKvm(), response.getDriver(), response.getAcceleration(), response.getReason());
  }
}
