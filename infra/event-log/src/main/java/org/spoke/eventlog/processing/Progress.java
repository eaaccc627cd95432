package org.spoke.eventlog.processing;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;

/** Wakes those who wait for a processor to get further. */
@Singleton
final class Progress implements EventTrackerStatusChangeListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @Override
  public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> updates) {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean validatePositions() {
    return true;
  }

  /** Waits until the condition holds, at most so long; says whether it does. */
  boolean await(BooleanSupplier reached, long maxMillis) {
    long left = TimeUnit.MILLISECONDS.toNanos(maxMillis);
    lock.lock();
    try {
      while (!reached.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
