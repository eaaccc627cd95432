package org.spoke.vm.machine.automation;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.guest.GuestSeed;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorDescription;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageDigest;
import org.spoke.vm.image.ImageFailure;
import org.spoke.vm.image.ImageStore;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmCommand.RecordExit;
import org.spoke.vm.machine.VmCommand.RecordLaunch;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmEvent.VmCreated;
import org.spoke.vm.machine.VmRequest;
import org.spoke.vm.machine.VmStanding;
import org.spoke.vm.machine.VmStatus;

/** A VM is wanted, so it is launched from its verified image. The VM's id makes twice once. */
@Singleton
@ProcessingGroup("when-vm-created-then-boot")
class WhenVmCreatedThenBoot implements Reaction {
  private final Commands commands;
  private final Hypervisor hypervisor;
  private final ImageStore images;
  private final GuestKeyStore keys;
  private final FirstAnswers firstAnswers;
  private final InstantSource clock;
  private final Duration bootLimit;

  WhenVmCreatedThenBoot(
      Commands commands,
      Hypervisor hypervisor,
      ImageStore images,
      GuestKeyStore keys,
      FirstAnswers firstAnswers,
      InstantSource clock,
      @Value("${spoke.vm.boot-limit}") Duration bootLimit) {
    this.commands = commands;
    this.hypervisor = hypervisor;
    this.images = images;
    this.keys = keys;
    this.firstAnswers = firstAnswers;
    this.clock = clock;
    this.bootLimit = bootLimit;
  }

  @EventHandler
  void on(VmCreated event) {
    VmStanding standing = commands.dispatch(new TellStanding(event.vm()));
    if (standing.status() != VmStatus.CREATED) {
      return; // stopped before it was launched, or launched before this was recorded
    }
    try {
      boot(event);
    } catch (ImageFailure e) {
      boolean untrusted = e.kind() == ImageFailure.Kind.DIGEST_MISMATCH;
      giveUp(event, untrusted ? GoneReason.DIGEST_MISMATCH : GoneReason.BOOT_FAILED, e);
    } catch (HypervisorFailure e) {
      giveUp(event, GoneReason.of(e.kind()), e);
    }
  }

  private void boot(VmCreated event) {
    Image image = images.open(new ImageDigest(event.request().image()));
    GuestKeys guest = keys.keysOf(event.vm());
    HypervisorDescription driver = hypervisor.describe(image);
    RunningVm vm = hypervisor.start(spec(event, image, guest));
    Instant now = clock.instant();
    commands.dispatch(
        new RecordLaunch(
            event.vm(),
            driver.driver(),
            driver.acceleration().name().toLowerCase(Locale.ROOT),
            guest.host().openSshPublicKey(),
            now.plus(bootLimit),
            now));
    firstAnswers.await(vm);
  }

  private static VmSpec spec(VmCreated event, Image image, GuestKeys guest) {
    VmRequest request = event.request();
    return new VmSpec(
        event.vm(),
        image,
        GuestSeed.of(event.vm(), guest),
        request.cores(),
        request.memoryMib(),
        new TreeSet<>(request.coreNumbers()));
  }

  private void giveUp(VmCreated event, GoneReason reason, RuntimeException failure) {
    commands.dispatch(new RecordExit(event.vm(), reason, failure.getMessage(), clock.instant()));
  }
}
