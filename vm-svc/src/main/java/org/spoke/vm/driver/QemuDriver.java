package org.spoke.vm.driver;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.ssh.SshGuestDoor;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.qemu.FreePorts;
import org.spoke.vm.hypervisor.qemu.QemuHypervisor;
import org.spoke.vm.hypervisor.qemu.QemuProgram;
import org.spoke.vm.image.ImageBuilder;
import org.spoke.vm.image.ImageSource;
import org.spoke.vm.image.ImageStore;

/** Real VMs. */
@Factory
@Requires(property = "spoke.vm.driver", value = "qemu")
final class QemuDriver {
  @Singleton
  Hypervisor hypervisor(Folders folders, InstantSource clock) {
    return new QemuHypervisor(folders.vms(), QemuProgram.debian(), new FreePorts(), clock);
  }

  @Singleton
  @Bean(typed = GuestDoor.class, preDestroy = "close")
  SshGuestDoor door() {
    return new SshGuestDoor();
  }

  @Singleton
  ImageSource images(Folders folders, ImageStore store) {
    return new ImageBuilder(folders.packages(), store);
  }
}
