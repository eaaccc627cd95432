package org.spoke.eventlog.store;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * What this process has recorded lately: the places in the log, known as soon as they are
 * committed. Every command adds to it, so adding copies nothing.
 */
@Singleton
public final class Appended {
  /** Places remembered; a projection further behind than this is waited for by its index alone. */
  private static final int REMEMBERED = 1024;

  private final TreeSet<Long> recent = new TreeSet<>();
  private volatile long latest = -1;

  synchronized void add(Set<Long> committed) {
    recent.addAll(committed);
    while (recent.size() > REMEMBERED) {
      recent.pollFirst();
    }
    latest = recent.last();
  }

  /** The furthest place that was recorded so far; -1 for none. */
  public long latest() {
    return latest;
  }

  /**
   * Whether a reader with this token has seen all that was recorded up to a place. What was
   * committed below that place in the meantime counts too.
   */
  public boolean isCovered(long place, TrackingToken token) {
    return token instanceof GapAwareTrackingToken reader
        && reader.getIndex() >= place
        && !isAnyRecorded(reader.getGaps().headSet(place + 1));
  }

  private synchronized boolean isAnyRecorded(SortedSet<Long> gaps) {
    return gaps.stream().anyMatch(recent::contains);
  }
}
