package org.spoke.scheduler.box;

import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.OfferSource;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.VmHost;

class FakeBoxTest extends PortContract {
  @Override
  OfferSource offers() {
    return box.registry;
  }

  @Override
  Leases leases() {
    return box.registry;
  }

  @Override
  VmHost host() {
    return box.host;
  }

  @Override
  Payments payments() {
    return box.payments;
  }
}
