package org.spoke.vm.machine.automation;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.Commands;
import org.spoke.vm.VmId;
import org.spoke.vm.console.Consoles;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.hypervisor.VmState;
import org.spoke.vm.hypervisor.VmState.Absent;
import org.spoke.vm.hypervisor.VmState.Ended;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmCommand.RecordExit;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmStanding;
import org.spoke.vm.machine.VmStatus;
import org.spoke.vm.machine.view.VmRow;
import org.spoke.vm.machine.view.VmRows;

/**
 * Holds what the hypervisor runs against what the events say, twice a second: VMs that died are
 * recorded as gone, those that boot are waited for again after a restart of this service, and
 * orphans, which no event says should run, are ended and removed.
 */
@Singleton
class VmWatch {
  private static final Logger LOG = LoggerFactory.getLogger(VmWatch.class);
  private static final Duration INTERVAL = Duration.ofMillis(500); // a death is noticed within 5 s
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(2); // a look takes 10 ms

  private final Hypervisor hypervisor;
  private final Commands commands;
  private final VmRows rows;
  private final FirstAnswers firstAnswers;
  private final Consoles consoles;
  private final GuestKeyStore keys;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  VmWatch(
      Hypervisor hypervisor,
      Commands commands,
      VmRows rows,
      FirstAnswers firstAnswers,
      Consoles consoles,
      GuestKeyStore keys,
      InstantSource clock) {
    this.hypervisor = hypervisor;
    this.commands = commands;
    this.rows = rows;
    this.firstAnswers = firstAnswers;
    this.consoles = consoles;
    this.keys = keys;
    this.clock = clock;
  }

  @EventListener
  synchronized void start(StartupEvent started) {
    thread = Thread.ofVirtual().name("vm-watch").start(this::watch);
  }

  @EventListener
  synchronized void stop(ShutdownEvent stopping) throws InterruptedException {
    stopped.countDown();
    if (thread != null) {
      thread.join(STOP_DEADLINE); // an interrupt would break the database connection in its hand
    }
  }

  private void watch() {
    try {
      do {
        lookRound();
      } while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the service stops
    }
  }

  private void lookRound() {
    try {
      Set<VmId> kept = new HashSet<>(hypervisor.all());
      kept.forEach(id -> look(id, this::lookAt));
      rows.findRunning().stream()
          .map(VmRow::id)
          .map(VmId::new)
          .filter(id -> !kept.contains(id))
          .forEach(id -> look(id, this::recordLost));
    } catch (RuntimeException e) {
      LOG.warn("the look at the VMs is repeated: {}", e.toString());
    }
  }

  /** What is wrong with one VM keeps nobody from looking at the next. */
  private static void look(VmId id, Consumer<VmId> how) {
    try {
      how.accept(id);
    } catch (RuntimeException e) {
      LOG.warn("the look at {} is repeated: {}", id, e.toString());
    }
  }

  private void lookAt(VmId id) {
    Optional<VmStatus> status = standing(id).map(VmStanding::status);
    VmState state = hypervisor.find(id);
    if (status.isEmpty() || !status.get().isAlive()) {
      clearAway(id, state);
    } else if (status.get() != VmStatus.CREATED) { // else its launch is under way
      lookAtLiving(id, state, status.get());
    }
  }

  private void lookAtLiving(VmId id, VmState state, VmStatus status) {
    switch (state) {
      case Running running -> {
        if (status == VmStatus.BOOTING) {
          firstAnswers.await(running.vm());
        }
      }
      case Ended ended -> {
        record(id, ended.exit());
        clearAway(id, state);
      }
      case Absent absent -> recordLost(id);
    }
  }

  private void record(VmId id, VmExit exit) {
    commands.dispatch(
        new RecordExit(id, GoneReason.of(exit.reason()), exit.detail(), clock.instant()));
  }

  private void recordLost(VmId id) {
    commands.dispatch(
        new RecordExit(
            id, GoneReason.LOST, "The hypervisor knows nothing of the VM.", clock.instant()));
  }

  private void clearAway(VmId id, VmState state) {
    if (state instanceof Running) {
      LOG.warn("VM {} runs though no event says that it should: it is ended", id);
    }
    consoles.keep(id);
    hypervisor.discard(id);
    keys.discard(id);
  }

  private Optional<VmStanding> standing(VmId id) {
    try {
      return Optional.of(commands.dispatch(new TellStanding(id)));
    } catch (Problem e) {
      if (e.type() == CommonProblem.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
