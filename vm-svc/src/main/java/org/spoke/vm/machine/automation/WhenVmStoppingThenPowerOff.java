package org.spoke.vm.machine.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmEvent.VmStopping;

/** It is told to end: a guest that answers is asked to power off, one that never did is killed. */
@Singleton
@ProcessingGroup("when-vm-stopping-then-power-off")
class WhenVmStoppingThenPowerOff implements Reaction {
  private final Hypervisor hypervisor;

  WhenVmStoppingThenPowerOff(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  @EventHandler
  void on(VmStopping event) {
    if (event.reason() == GoneReason.STOPPED) {
      hypervisor.requestStop(event.vm());
    } else {
      hypervisor.kill(event.vm());
    }
  }
}
