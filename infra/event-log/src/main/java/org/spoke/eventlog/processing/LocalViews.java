package org.spoke.eventlog.processing;

import jakarta.inject.Singleton;
import java.util.List;
import org.spoke.eventlog.Views;
import org.spoke.eventlog.store.Appended;

/** Waits for the projections of the service's own log. */
@Singleton
final class LocalViews implements Views {
  private final Appended appended;
  private final Progress progress;
  private final List<Processor> own;

  LocalViews(Processors processors, Appended appended, Progress progress) {
    this.appended = appended;
    this.progress = progress;
    this.own =
        processors.projections().stream()
            .filter(projection -> projection.handler().source().isEmpty())
            .map(Processors.RunningProjection::processor)
            .toList();
  }

  @Override
  public boolean await() {
    long place = appended.latest();
    return progress.await(() -> own.stream().allMatch(each -> hasSeen(each, place)), MAX_WAIT_MS);
  }

  private boolean hasSeen(Processor processor, long place) {
    return place < 0
        || processor.position().filter(token -> appended.isCovered(place, token)).isPresent();
  }
}
