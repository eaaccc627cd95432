package org.spoke.scheduler.box;

import org.junit.jupiter.api.AfterEach;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.OfferSource;
import org.spoke.scheduler.offer.RegistryOffers;
import org.spoke.scheduler.payment.GrpcPayments;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.GrpcVmHost;
import org.spoke.scheduler.vm.VmHost;

class GrpcAdaptersTest extends PortContract {
  private final GrpcBox wire = new GrpcBox(box);

  @AfterEach
  void hangUp() {
    wire.close();
  }

  @Override
  OfferSource offers() {
    return new RegistryOffers(wire.channel());
  }

  @Override
  Leases leases() {
    return new RegistryOffers(wire.channel());
  }

  @Override
  VmHost host() {
    return new GrpcVmHost(wire.channel());
  }

  @Override
  Payments payments() {
    return new GrpcPayments(wire.channel());
  }
}
