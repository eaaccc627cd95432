package org.spoke.vm.driver;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.simulated.SimulatedGuestDoor;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.simulated.SimulatedHypervisor;
import org.spoke.vm.image.ImageSource;
import org.spoke.vm.image.ImageStore;
import org.spoke.vm.image.PretendedImages;

/** Pretended VMs, for tests of what happens around VMs. */
@Factory
@Requires(property = "spoke.vm.driver", value = "simulated")
final class SimulatedDriver {
  @Singleton
  @Bean(typed = {Hypervisor.class, SimulatedHypervisor.class})
  SimulatedHypervisor hypervisor(
      Folders folders,
      @Value("${spoke.vm.simulated-boot}") Duration bootTime,
      InstantSource clock) {
    return new SimulatedHypervisor(folders.simulated(), bootTime, clock);
  }

  @Singleton
  GuestDoor door(SimulatedHypervisor hypervisor) {
    return new SimulatedGuestDoor(hypervisor);
  }

  @Singleton
  ImageSource images(ImageStore store) {
    return new PretendedImages(store);
  }
}
