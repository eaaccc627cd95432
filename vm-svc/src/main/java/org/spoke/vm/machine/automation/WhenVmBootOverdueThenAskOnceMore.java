package org.spoke.vm.machine.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmCommand.StopVm;
import org.spoke.vm.machine.VmEvent.VmBootOverdue;

/**
 * Its time to boot is over. The guest is asked once more, since it may have answered long ago while
 * this service was down; only then is the VM ended.
 */
@Singleton
@ProcessingGroup("when-vm-boot-overdue-then-ask-once-more")
class WhenVmBootOverdueThenAskOnceMore implements Reaction {
  private final Commands commands;
  private final Hypervisor hypervisor;
  private final FirstAnswers firstAnswers;
  private final InstantSource clock;

  WhenVmBootOverdueThenAskOnceMore(
      Commands commands, Hypervisor hypervisor, FirstAnswers firstAnswers, InstantSource clock) {
    this.commands = commands;
    this.hypervisor = hypervisor;
    this.firstAnswers = firstAnswers;
    this.clock = clock;
  }

  @EventHandler
  void on(VmBootOverdue event) {
    if (hypervisor.find(event.vm()) instanceof Running running && !firstAnswers.ask(running.vm())) {
      Instant now = clock.instant();
      commands.dispatch(
          new StopVm(
              event.vm(),
              GoneReason.BOOT_TIMEOUT,
              "SSH in the guest did not answer by " + event.at() + ".",
              now,
              now));
    }
  }
}
