package org.spoke.scheduler;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.OfferSource;
import org.spoke.scheduler.offer.RegistryOffers;
import org.spoke.scheduler.payment.GrpcPayments;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.GrpcVmHost;
import org.spoke.scheduler.vm.VmHost;

/** The wiring of the scheduler: the other services of the box that it asks. */
@Factory
final class Scheduler {
  @Singleton
  @Bean(typed = {OfferSource.class, Leases.class})
  RegistryOffers registry(ServiceChannels channels) {
    return new RegistryOffers(channels.channel("registry"));
  }

  @Singleton
  VmHost vmHost(ServiceChannels channels) {
    return new GrpcVmHost(channels.channel("vm"));
  }

  @Singleton
  Payments payments(ServiceChannels channels) {
    return new GrpcPayments(channels.channel("payment"));
  }
}
