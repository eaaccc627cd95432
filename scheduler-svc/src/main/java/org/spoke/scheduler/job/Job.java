package org.spoke.scheduler.job;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.SchedulerProblem;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.ContractVerification;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.EscrowClosed;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.JobCancelled;
import org.spoke.scheduler.job.JobEvent.JobEnded;
import org.spoke.scheduler.job.JobEvent.JobExpired;
import org.spoke.scheduler.job.JobEvent.JobFailed;
import org.spoke.scheduler.job.JobEvent.JobFunded;
import org.spoke.scheduler.job.JobEvent.JobMatched;
import org.spoke.scheduler.job.JobEvent.JobRunning;
import org.spoke.scheduler.job.JobEvent.JobSettled;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;
import org.spoke.scheduler.job.JobEvent.VmEnded;
import org.spoke.scheduler.job.JobEvent.VmRequested;

/**
 * One job, from the request to an end that is explained and paid for.
 *
 * <pre>
 * Submitted --JobMatched--> Matched --ContractSigned--> Contracted --JobFunded--> Funded
 *     |                        |                            |                        | VmRequested
 *     |  JobFailed, JobExpired,|JobCancelled                |                        v
 *     +------------------------+--> (ended)                 |   +---VmRequested-- Starting
 *                                                           |   |   (a restart)      | JobRunning
 *                                                           |   +----------------->  v
 *                                                           |                     Running
 *                 JobStopping from any of these four        v                        |
 *                                                       Stopping <-------------------+
 *                                                           | VmEnded, if it has a VM
 *                                                           | SettlementRequested, once
 *                                                           | EscrowClosed
 *                                                           v
 *                                  Settled, Failed, Cancelled or Expired, as JobStopping said
 * </pre>
 *
 * The end is decided once, by whatever comes first. Then the VM goes, then the money is settled,
 * then the job ends. Nothing is settled while a VM is left, and nothing is billed for one that is
 * gone.
 */
public class Job {
  /** New VMs after the first, for a job that restarts on failure. */
  public static final int MAX_RESTARTS = 3;

  @AggregateIdentifier private JobId id;
  private JobStatus status;
  private JobSpec spec;
  private Match match;
  private ContractSigned contract;
  private String vm;
  private Instant readyAt;
  private int restarts;
  private Served served = Served.NOTHING;
  private Ending ending;
  private Instant stoppingAt;
  private boolean settlementRequested;
  private boolean escrowClosed;

  /** For Axon, which fills it from events. */
  protected Job() {}

  @CommandHandler
  public Job(JobCommand.SubmitJob command) {
    apply(new JobSubmitted(command.job(), command.spec(), command.at()));
  }

  @CommandHandler
  JobStanding handle(JobCommand.HoldJob command) {
    return new JobStanding(
        status,
        spec,
        Optional.ofNullable(match),
        served.from().or(() -> Optional.ofNullable(readyAt)),
        Optional.ofNullable(vm));
  }

  @CommandHandler
  void handle(JobCommand.MatchJob command) {
    if (status == JobStatus.SUBMITTED) {
      apply(new JobMatched(id, command.match(), command.at()));
    }
  }

  @CommandHandler
  void handle(JobCommand.RejectJob command) {
    if (status == JobStatus.SUBMITTED) {
      end(new Ending(JobStatus.FAILED, command.reason(), command.detail()), command.at());
    }
  }

  @CommandHandler
  void handle(JobCommand.SignContract command) {
    if (status != JobStatus.MATCHED) {
      return;
    }
    ContractTerms terms = ContractVerification.verify(command.contract());
    if (!terms.job().equals(id.text()) || !terms.lease().id().equals(match.lease())) {
      throw Problem.of(
          SchedulerProblem.CONTRACT_INVALID, "It is the contract of " + terms.job() + ".");
    }
    apply(JobContract.signed(id, terms, command.contract(), command.at()));
  }

  @CommandHandler
  void handle(JobCommand.ConfirmFunding command) {
    if (status == JobStatus.CONTRACTED) {
      apply(new JobFunded(id, id.escrow(), command.lockedLovelace(), command.at()));
    }
  }

  @CommandHandler
  void handle(JobCommand.ExpireFunding command) {
    if (status == JobStatus.CONTRACTED) {
      stop(Ending.fundingTimedOut(contract.fundBy()), command.at());
    }
  }

  @CommandHandler
  void handle(JobCommand.StartVm command) {
    if (status == JobStatus.FUNDED) {
      apply(new VmRequested(id, id.vm(0), 0, command.at()));
    }
  }

  @CommandHandler
  boolean handle(JobCommand.RecordVmReady command) {
    if (!isCurrent(command.vm()) || status == JobStatus.STOPPING) {
      return false;
    }
    if (status == JobStatus.STARTING) {
      apply(new JobRunning(id, command.vm(), command.at()));
    }
    return true;
  }

  @CommandHandler
  void handle(JobCommand.RecordVmGone command) {
    if (!isCurrent(command.vm())) {
      return;
    }
    int before = restarts;
    endVm(command.reason(), command.detail(), command.at());
    if (status == JobStatus.STOPPING) {
      wrapUp(command.at());
    } else if (mayRestart(command.reason())) {
      apply(new VmRequested(id, id.vm(before + 1), before + 1, command.at()));
    } else {
      stop(Ending.vmGone(command.vm(), command.reason(), command.detail(), before), command.at());
    }
  }

  @CommandHandler
  void handle(JobCommand.GiveUpBooting command) {
    if (status == JobStatus.STARTING && isCurrent(command.vm())) {
      stop(Ending.bootTimedOut(command.vm()), command.at());
    }
  }

  @CommandHandler
  void handle(JobCommand.StopJob command) {
    if (status.ended() && ending.reason() != Reason.STOPPED_BY_TENANT) {
      throw Problem.of(
              SchedulerProblem.JOB_ENDED, "Job " + id + " has ended: " + ending.reason() + ".")
          .with("job", id);
    }
    stop(Ending.byTenant(anythingServed()), command.at());
  }

  @CommandHandler
  void handle(JobCommand.RevokeLease command) {
    if (match != null) {
      stop(Ending.leaseRevoked(match.device(), command.detail()), command.at());
    }
  }

  @CommandHandler
  void handle(JobCommand.CloseEscrow command) {
    if (contract == null || escrowClosed) {
      return;
    }
    apply(new EscrowClosed(id, id.escrow(), command.at()));
    if (status == JobStatus.STOPPING) {
      wrapUp(command.at());
    } else {
      stop(Ending.escrowClosed(command.reason(), command.detail()), command.at());
    }
  }

  /** A deadline has come; one that the job is past is no news. */
  @DeadlineHandler
  void reach(JobDeadline deadline) {
    switch (deadline) {
      case JobDeadline.MatchBy by -> expireMatching(by.at());
      case JobDeadline.FundBy by -> askForFunding(by.at());
      case JobDeadline.BootBy by -> askForVm(by);
      case JobDeadline.ServeUntil until -> endService(until.at());
      case JobDeadline.StopBy by -> giveUpOnVm(by);
    }
  }

  private void expireMatching(Instant at) {
    if (contract == null) {
      stop(Ending.matchTimedOut(at), at);
    }
  }

  private void askForFunding(Instant at) {
    if (status == JobStatus.CONTRACTED) {
      apply(new FundingDeadlinePassed(id, id.escrow(), at));
    }
  }

  private void askForVm(JobDeadline.BootBy by) {
    if (status == JobStatus.STARTING && isCurrent(by.vm())) {
      apply(new BootDeadlinePassed(id, by.vm(), by.at()));
    }
  }

  private void endService(Instant at) {
    if (status == JobStatus.CONTRACTED) {
      stop(Ending.fundingTimedOut(contract.fundBy()), at);
    } else if (anythingServed()) {
      stop(Ending.durationReached(spec), at);
    } else if (contract != null) {
      stop(Ending.bootTimedOut(id.vm(restarts)), at);
    }
  }

  private void giveUpOnVm(JobDeadline.StopBy by) {
    if (status == JobStatus.STOPPING && isCurrent(by.vm())) {
      endVm(Reason.LOST, "The provider did not confirm that it is gone.", stoppingAt);
      wrapUp(by.at());
    }
  }

  /** Decides the end, unless it is decided already. */
  private void stop(Ending wanted, Instant at) {
    if (status == JobStatus.STOPPING || status.ended()) {
      return;
    }
    if (contract == null) {
      end(wanted, at);
      return;
    }
    apply(new JobStopping(id, wanted, at));
    wrapUp(at);
  }

  /** Takes an ending job one step on: the VM's end comes first, then the money, then the job's. */
  private void wrapUp(Instant at) {
    if (vm != null) {
      return;
    }
    if (escrowClosed) {
      end(ending, at);
    } else if (!settlementRequested) {
      apply(JobContract.settlement(contract, served, ending.reason(), at));
    }
  }

  private void end(Ending how, Instant at) {
    apply(
        switch (how.status()) {
          case SETTLED -> new JobSettled(id, how.reason(), how.detail(), at);
          case FAILED -> new JobFailed(id, how.reason(), how.detail(), at);
          case CANCELLED -> new JobCancelled(id, how.reason(), how.detail(), at);
          case EXPIRED -> new JobExpired(id, how.reason(), how.detail(), at);
          case SUBMITTED, MATCHED, CONTRACTED, FUNDED, STARTING, RUNNING, STOPPING ->
              throw new IllegalStateException(how.status() + " is no end state");
        });
  }

  private void endVm(Reason reason, String detail, Instant at) {
    long billedMs = readyAt == null ? 0 : Served.millis(readyAt, at);
    apply(new VmEnded(id, vm, reason, detail, billedMs, at));
  }

  private boolean mayRestart(Reason died) {
    return spec.restartPolicy() == RestartPolicy.ON_FAILURE
        && died.isRestartable()
        && restarts < MAX_RESTARTS;
  }

  private boolean isCurrent(String someVm) {
    return someVm.equals(vm);
  }

  private boolean anythingServed() {
    return status == JobStatus.RUNNING || !served.isNothing();
  }

  @EventSourcingHandler
  void on(JobSubmitted event) {
    id = event.job();
    spec = event.spec();
    status = JobStatus.SUBMITTED;
  }

  @EventSourcingHandler
  void on(JobMatched event) {
    match = event.match();
    status = JobStatus.MATCHED;
  }

  @EventSourcingHandler
  void on(ContractSigned event) {
    contract = event;
    status = JobStatus.CONTRACTED;
  }

  @EventSourcingHandler
  void on(JobFunded event) {
    status = JobStatus.FUNDED;
  }

  @EventSourcingHandler
  void on(VmRequested event) {
    vm = event.vm();
    readyAt = null;
    restarts = event.restart();
    status = JobStatus.STARTING;
  }

  @EventSourcingHandler
  void on(JobRunning event) {
    readyAt = event.at();
    status = JobStatus.RUNNING;
  }

  @EventSourcingHandler
  void on(VmEnded event) {
    if (readyAt != null) {
      served = served.plus(readyAt, event.at());
    }
    vm = null;
    readyAt = null;
  }

  @EventSourcingHandler
  void on(JobStopping event) {
    ending = event.ending();
    stoppingAt = event.at();
    status = JobStatus.STOPPING;
  }

  @EventSourcingHandler
  void on(SettlementRequested event) {
    settlementRequested = true;
  }

  @EventSourcingHandler
  void on(EscrowClosed event) {
    escrowClosed = true;
  }

  @EventSourcingHandler
  void on(JobEnded event) {
    status = event.ending().status();
    ending = event.ending();
  }
}
