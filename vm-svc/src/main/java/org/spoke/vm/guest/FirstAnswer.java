package org.spoke.vm.guest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.spoke.vm.guest.GuestUnreachable.Kind;
import org.spoke.vm.hypervisor.RunningVm;

/** Waits until SSH in a guest answers for the first time: that, and nothing less, is Ready. */
public final class FirstAnswer {
  private static final Duration LOGIN_DEADLINE = Duration.ofSeconds(10); // emulated: 1 s; loaded: 5

  private static final Duration MIN_PATIENCE = Duration.ofMillis(200);
  private static final Duration MAX_PATIENCE = Duration.ofSeconds(5);
  private static final int PART_OF_AGE = 10; // late boots tell of a slow host, so wait longer there

  private final GuestDoor door;
  private final InstantSource clock;

  public FirstAnswer(GuestDoor door, InstantSource clock) {
    this.door = door;
    this.clock = clock;
  }

  /**
   * Tries once.
   *
   * @return launch to answer, or nothing while the guest does not answer yet
   * @throws GuestUnreachable when a stranger answers or the key is refused
   */
  public Optional<Duration> attempt(RunningVm vm, GuestKeys keys) {
    if (!door.answers(vm, patience(vm))) {
      return Optional.empty();
    }
    try (GuestShell shell = door.open(vm, keys, LOGIN_DEADLINE)) {
      Instant answered = clock.instant();
      return Optional.of(Duration.between(vm.launchedAt(), answered));
    } catch (GuestUnreachable e) {
      if (e.kind() == Kind.WRONG_HOST_KEY || e.kind() == Kind.LOGIN_REFUSED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A connection made before the guest's network is up hangs; a new one is better then. */
  private Duration patience(RunningVm vm) {
    Duration part = Duration.between(vm.launchedAt(), clock.instant()).dividedBy(PART_OF_AGE);
    Duration atLeast = part.compareTo(MIN_PATIENCE) < 0 ? MIN_PATIENCE : part;
    return atLeast.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : atLeast;
  }
}
