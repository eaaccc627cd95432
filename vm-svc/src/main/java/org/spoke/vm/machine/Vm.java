package org.spoke.vm.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.spoke.base.problem.Problem;
import org.spoke.vm.VmId;
import org.spoke.vm.VmProblem;
import org.spoke.vm.machine.VmCommand.CreateVm;
import org.spoke.vm.machine.VmCommand.RecordExit;
import org.spoke.vm.machine.VmCommand.RecordFirstAnswer;
import org.spoke.vm.machine.VmCommand.RecordLaunch;
import org.spoke.vm.machine.VmCommand.StopVm;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmEvent.VmBootOverdue;
import org.spoke.vm.machine.VmEvent.VmCreated;
import org.spoke.vm.machine.VmEvent.VmGone;
import org.spoke.vm.machine.VmEvent.VmLaunched;
import org.spoke.vm.machine.VmEvent.VmReady;
import org.spoke.vm.machine.VmEvent.VmStopOverdue;
import org.spoke.vm.machine.VmEvent.VmStopping;

/**
 * One VM, from the wish for it to an end that is explained.
 *
 * <pre>
 * Created --VmLaunched--> Booting --VmReady--> Ready
 *    |                     |    | VmBootOverdue  |
 *    |                     |    v                |
 *    |      VmStopping:    +--> Stopping <-------+
 *    |                     |    | VmStopOverdue  |
 *    |  VmGone, from any:  v    v                v
 *    +-----------------------> Gone
 * </pre>
 *
 * It is gone once, for one reason: a VM that was told to end is gone for the reason it was told,
 * whatever its last breath was.
 */
public class Vm {
  static final String BOOT_DEADLINE = "vm-boot";
  static final String STOP_DEADLINE = "vm-stop";

  @AggregateIdentifier private VmId id;
  private VmStatus status;
  private VmRequest request;
  private Instant createdAt;
  private Instant bootBy;
  private Instant stopBy;
  private GoneReason endingFor;
  private String endingDetail;

  /** For Axon, which fills it from events. */
  protected Vm() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  VmStanding handle(CreateVm command) {
    if (id == null) {
      apply(new VmCreated(command.vm(), command.request().job(), command.request(), command.at()));
    } else if (!request.equals(command.request())) {
      throw Problem.of(
              VmProblem.VM_EXISTS, "VM " + id + " was launched with other resources or image.")
          .with("vm", id);
    }
    return standing();
  }

  @CommandHandler
  VmStanding handle(TellStanding command) {
    return standing();
  }

  @CommandHandler
  void handle(RecordLaunch command, DeadlineManager deadlines) {
    if (status == VmStatus.CREATED) {
      apply(
          new VmLaunched(
              id,
              command.driver(),
              command.acceleration(),
              command.sshHostKey(),
              command.bootBy(),
              command.at()));
      deadlines.schedule(command.bootBy(), BOOT_DEADLINE);
    }
  }

  @CommandHandler
  void handle(RecordFirstAnswer command) {
    if (status == VmStatus.BOOTING) {
      apply(new VmReady(id, request.job(), command.kernelToReadyMs(), command.at()));
    }
  }

  @CommandHandler
  VmStanding handle(StopVm command, DeadlineManager deadlines) {
    switch (status) {
      case CREATED -> gone(command.reason(), command.detail(), command.at());
      case BOOTING, READY -> {
        apply(
            new VmStopping(id, command.reason(), command.detail(), command.stopBy(), command.at()));
        deadlines.schedule(command.stopBy(), STOP_DEADLINE);
      }
      case STOPPING, GONE -> {} // it ends for the first reason
    }
    return standing();
  }

  @CommandHandler
  void handle(RecordExit command) {
    switch (status) {
      case CREATED, READY -> gone(command.reason(), command.detail(), command.at());
      case BOOTING -> gone(whileBooting(command.reason()), command.detail(), command.at());
      case STOPPING -> gone(endingFor, endingDetail, command.at());
      case GONE -> {} // known
    }
  }

  @DeadlineHandler(deadlineName = BOOT_DEADLINE)
  void onBootDeadline() {
    if (status == VmStatus.BOOTING) {
      apply(new VmBootOverdue(id, bootBy));
    }
  }

  @DeadlineHandler(deadlineName = STOP_DEADLINE)
  void onStopDeadline() {
    if (status == VmStatus.STOPPING) {
      apply(new VmStopOverdue(id, stopBy));
    }
  }

  /** A guest that ends before it was ready has failed to boot, however it did that. */
  private static GoneReason whileBooting(GoneReason exit) {
    return switch (exit) {
      case POWERED_OFF, CRASHED, STOPPED -> GoneReason.BOOT_FAILED;
      case BOOT_TIMEOUT, BOOT_FAILED, DIGEST_MISMATCH, KILLED, DISK_FULL, LOST -> exit;
    };
  }

  private void gone(GoneReason reason, String detail, Instant at) {
    apply(new VmGone(id, request.job(), reason, detail, at));
  }

  private VmStanding standing() {
    return new VmStanding(id, status, request, createdAt);
  }

  @EventSourcingHandler
  void on(VmCreated event) {
    id = event.vm();
    request = event.request();
    createdAt = event.at();
    status = VmStatus.CREATED;
  }

  @EventSourcingHandler
  void on(VmLaunched event) {
    bootBy = event.bootBy();
    status = VmStatus.BOOTING;
  }

  @EventSourcingHandler
  void on(VmReady event) {
    status = VmStatus.READY;
  }

  @EventSourcingHandler
  void on(VmStopping event) {
    endingFor = event.reason();
    endingDetail = event.detail();
    stopBy = event.stopBy();
    status = VmStatus.STOPPING;
  }

  @EventSourcingHandler
  void on(VmGone event) {
    status = VmStatus.GONE;
  }
}
