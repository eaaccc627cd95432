package org.spoke.vm.machine.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.machine.VmEvent.VmStopOverdue;

/** Its grace is over, so it is ended hard. */
@Singleton
@ProcessingGroup("when-vm-stop-overdue-then-kill")
class WhenVmStopOverdueThenKill implements Reaction {
  private final Hypervisor hypervisor;

  WhenVmStopOverdueThenKill(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  @EventHandler
  void on(VmStopOverdue event) {
    hypervisor.kill(event.vm());
  }
}
