package org.spoke.scheduler.box;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.OfferSource;
import org.spoke.scheduler.offer.RegistryOffers;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.VmHost;

/** Puts a test's box behind the ports, where a test asks for it. */
@Factory
@Requires(property = FakeWiring.PROPERTY)
final class FakeWiring {
  static final String PROPERTY = "spoke.test.box";

  /** The box of the service that is being started; tests of one JVM run one after the other. */
  private static FakeBox box;

  /** The services that are started from now on are in this box. */
  static void serve(FakeBox next) {
    box = next;
  }

  @Singleton
  @Replaces(RegistryOffers.class)
  @Bean(typed = {OfferSource.class, Leases.class})
  FakeRegistry registry() {
    return box.registry;
  }

  @Singleton
  @Replaces(VmHost.class)
  VmHost vmHost() {
    return box.host;
  }

  @Singleton
  @Replaces(Payments.class)
  Payments payments() {
    return box.payments;
  }
}
