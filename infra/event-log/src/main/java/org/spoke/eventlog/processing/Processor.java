package org.spoke.eventlog.processing;

import java.util.Optional;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;

/** A tracking processor that comes back sooner after a failure than Axon's own. */
public final class Processor extends TrackingEventProcessor {
  /** Axon pauses 1 s, 2 s, 4 s up to 60 s; a service that restarts is back within a second. */
  private static final int TIMES_SOONER = 5;

  /** The longest pause, in milliseconds: what a person waits after the cause is gone. */
  private static final long MAX_PAUSE_MS = 10_000;

  Processor(Builder builder) {
    super(builder);
  }

  @Override
  protected void doSleepFor(long millis) {
    super.doSleepFor(Math.min(millis / TIMES_SOONER, MAX_PAUSE_MS));
  }

  /** How far it has come; empty while it does not run. */
  public Optional<TrackingToken> position() {
    return Optional.ofNullable(processingStatus().get(0)).map(EventTrackerStatus::getTrackingToken);
  }
}
