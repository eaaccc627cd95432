package org.spoke.eventlog.store;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * What this process has recorded lately: the places in the log, known as soon as they are
 * committed.
 */
@Singleton
public final class Appended {
  /** Places remembered; a projection further behind than this is waited for by its index alone. */
  private static final int REMEMBERED = 1024;

  private final TreeSet<Long> recent = new TreeSet<>();
  private volatile Mark latest = new Mark(-1, Set.of());

  /** The places that were committed up to one moment. */
  public record Mark(long index, Set<Long> recent) {
    /** Whether a reader with this token has seen all of them. */
    public boolean isCoveredBy(TrackingToken token) {
      if (index < 0) {
        return true;
      }
      return token instanceof GapAwareTrackingToken reader
          && reader.getIndex() >= index
          && reader.getGaps().stream().noneMatch(gap -> gap <= index && recent.contains(gap));
    }
  }

  synchronized void add(Set<Long> committed) {
    recent.addAll(committed);
    while (recent.size() > REMEMBERED) {
      recent.pollFirst();
    }
    latest = new Mark(recent.last(), Set.copyOf(recent));
  }

  public Mark latest() {
    return latest;
  }
}
