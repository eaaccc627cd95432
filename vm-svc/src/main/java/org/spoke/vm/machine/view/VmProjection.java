package org.spoke.vm.machine.view;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.spoke.eventlog.Projection;
import org.spoke.vm.machine.VmEvent.VmBootOverdue;
import org.spoke.vm.machine.VmEvent.VmCreated;
import org.spoke.vm.machine.VmEvent.VmGone;
import org.spoke.vm.machine.VmEvent.VmLaunched;
import org.spoke.vm.machine.VmEvent.VmReady;
import org.spoke.vm.machine.VmEvent.VmStopOverdue;
import org.spoke.vm.machine.VmEvent.VmStopping;
import org.spoke.vm.machine.VmRequest;
import org.spoke.vm.machine.VmStatus;

/** Keeps the table of VMs. */
@Singleton
@ProcessingGroup("vms")
class VmProjection implements Projection {
  private final VmRows rows;

  VmProjection(VmRows rows) {
    this.rows = rows;
  }

  @EventHandler
  void on(VmCreated event, @SequenceNumber Long version) {
    VmRequest request = event.request();
    rows.save(
        new VmRow(
            event.vm().value(),
            event.job(),
            VmStatus.CREATED.name(),
            null,
            null,
            request.image(),
            request.cores(),
            request.memoryMib(),
            request.diskMib(),
            null,
            null,
            null,
            null,
            event.at(),
            null,
            null,
            version));
  }

  @EventHandler
  void on(VmLaunched event, @SequenceNumber Long version) {
    rows.launch(
        event.vm().value(),
        VmStatus.BOOTING.name(),
        event.driver(),
        event.acceleration(),
        event.sshHostKey(),
        version);
  }

  @EventHandler
  void on(VmReady event, @SequenceNumber Long version) {
    rows.ready(
        event.vm().value(), VmStatus.READY.name(), event.kernelToReadyMs(), event.at(), version);
  }

  @EventHandler
  void on(VmStopping event, @SequenceNumber Long version) {
    rows.move(event.vm().value(), VmStatus.STOPPING.name(), version);
  }

  @EventHandler
  void on(VmBootOverdue event, @SequenceNumber Long version) {
    rows.touch(event.vm().value(), version);
  }

  @EventHandler
  void on(VmStopOverdue event, @SequenceNumber Long version) {
    rows.touch(event.vm().value(), version);
  }

  @EventHandler
  void on(VmGone event, @SequenceNumber Long version) {
    rows.gone(
        event.vm().value(),
        VmStatus.GONE.name(),
        event.reason().name(),
        event.detail(),
        event.at(),
        version);
  }
}
