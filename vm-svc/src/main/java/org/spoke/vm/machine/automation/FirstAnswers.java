package org.spoke.vm.machine.automation;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.eventlog.Commands;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.FirstAnswer;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmCommand.RecordFirstAnswer;
import org.spoke.vm.machine.VmCommand.StopVm;

/**
 * Waits for the first answers of guests that boot, each on a thread of its own, since a second lost
 * here is a second of everybody's boot. A wait ends with the VM; none is lost by a restart, since
 * {@link VmWatch} begins it again.
 */
@Singleton
class FirstAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
  private static final long PAUSE_MILLIS = 50; // a boot takes 4000

  private final Map<VmId, Thread> waiting = new ConcurrentHashMap<>();
  private final FirstAnswer firstAnswer;
  private final GuestKeyStore keys;
  private final Hypervisor hypervisor;
  private final Commands commands;
  private final InstantSource clock;
  private volatile boolean closing;

  FirstAnswers(
      FirstAnswer firstAnswer,
      GuestKeyStore keys,
      Hypervisor hypervisor,
      Commands commands,
      InstantSource clock) {
    this.firstAnswer = firstAnswer;
    this.keys = keys;
    this.hypervisor = hypervisor;
    this.commands = commands;
    this.clock = clock;
  }

  /** Begins to wait, unless somebody does. */
  void await(RunningVm vm) {
    waiting.computeIfAbsent(
        vm.id(), id -> Thread.ofVirtual().name("first-answer-" + id).start(() -> waitFor(vm)));
  }

  /** Asks once, and records the answer if there is one. */
  boolean ask(RunningVm vm) {
    try {
      Optional<Duration> answer = firstAnswer.attempt(vm, keys.keysOf(vm.id()));
      answer.ifPresent(
          after ->
              commands.dispatch(new RecordFirstAnswer(vm.id(), after.toMillis(), clock.instant())));
      return answer.isPresent();
    } catch (GuestUnreachable e) {
      Instant now = clock.instant();
      commands.dispatch(new StopVm(vm.id(), GoneReason.BOOT_FAILED, e.getMessage(), now, now));
      return true;
    }
  }

  @PreDestroy
  void close() {
    closing = true;
  }

  private void waitFor(RunningVm vm) {
    try {
      while (!closing && hypervisor.find(vm.id()) instanceof Running && !ask(vm)) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the service stops
    } catch (RuntimeException e) {
      LOG.warn("waiting for {} is begun again: {}", vm.id(), e.getMessage());
    } finally {
      waiting.remove(vm.id());
    }
  }
}
