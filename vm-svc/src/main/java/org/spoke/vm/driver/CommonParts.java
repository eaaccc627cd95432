package org.spoke.vm.driver;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.spoke.vm.console.Consoles;
import org.spoke.vm.guest.FirstAnswer;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.image.ImageLibrary;
import org.spoke.vm.image.ImageSource;
import org.spoke.vm.image.ImageStore;
import org.spoke.vm.image.ImageTemplate;

/** The parts that are the same for every driver. */
@Factory
final class CommonParts {
  @Singleton
  ImageStore imageStore(Folders folders) {
    return new ImageStore(folders.images());
  }

  @Bean(preDestroy = "close")
  @Singleton
  ImageLibrary imageLibrary(ImageStore store, ImageSource source) {
    return new ImageLibrary(store, source, List.of(ImageTemplate.debianMinimal()));
  }

  @Singleton
  GuestKeyStore guestKeys(Folders folders, SecureRandom random) {
    return new GuestKeyStore(folders.keys(), random);
  }

  @Singleton
  FirstAnswer firstAnswer(GuestDoor door, InstantSource clock) {
    return new FirstAnswer(door, clock);
  }

  @Singleton
  Consoles consoles(Folders folders, Hypervisor hypervisor) {
    return new Consoles(folders.consoles(), hypervisor);
  }
}
