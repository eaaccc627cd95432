package org.spoke.eventlog.processing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
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
    return await(appended.latest(), MAX_WAIT_MS);
  }

  @Override
  public <T> T find(String kind, Object id, Supplier<Optional<T>> query) {
    long place = appended.latest();
    boolean current = await(place, MAX_WAIT_MS);
    Optional<T> found = query.get();
    if (found.isEmpty() && !current) {
      current = await(place, MAX_WAIT_FOR_ABSENT_MS);
      found = query.get();
    }
    boolean sure = current;
    return found.orElseThrow(
        () -> sure ? CommonProblem.notFound(kind, id) : viewIsBehind(kind, id));
  }

  private static Problem viewIsBehind(String kind, Object id) {
    return Problem.of(
        CommonProblem.OVERLOADED,
        "The " + kind + " " + id + " may be among events that are not in the view yet.");
  }

  private boolean await(long place, long maxMillis) {
    return progress.await(() -> own.stream().allMatch(each -> hasSeen(each, place)), maxMillis);
  }

  private boolean hasSeen(Processor processor, long place) {
    return place < 0
        || processor.position().filter(token -> appended.isCovered(place, token)).isPresent();
  }
}
