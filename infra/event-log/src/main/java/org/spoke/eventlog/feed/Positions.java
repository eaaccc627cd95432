package org.spoke.eventlog.feed;

import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.spoke.proto.events.v1.Position;

/** Axon's position in a log, as it crosses between services. */
public final class Positions {
  private static final long BEFORE_THE_FIRST = -1;

  /** The first place that Postgres gives; an absent position has index 0. */
  private static final long FIRST = 1;

  private Positions() {}

  /** Before the first event where there is no token. */
  public static Position of(TrackingToken token) {
    if (token == null) {
      return Position.newBuilder().setIndex(BEFORE_THE_FIRST).build();
    }
    if (!(token instanceof GapAwareTrackingToken position)) {
      throw new IllegalArgumentException("Not a position in a log: " + token);
    }
    return Position.newBuilder()
        .setIndex(position.getIndex())
        .addAllGaps(position.getGaps())
        .build();
  }

  /** Null for a position before the first event, as Axon wants it. */
  public static GapAwareTrackingToken token(Position position) {
    return position.getIndex() < FIRST
        ? null
        : GapAwareTrackingToken.newInstance(
            position.getIndex(), new TreeSet<>(position.getGapsList()));
  }

  /**
   * The place of the one event between two positions of a reader: the index where it rose, or else
   * the gap that was filled.
   */
  public static long placeBetween(TrackingToken before, TrackingToken after) {
    GapAwareTrackingToken reached = (GapAwareTrackingToken) after;
    if (before instanceof GapAwareTrackingToken left && left.getIndex() >= reached.getIndex()) {
      Optional<Long> filled =
          left.getGaps().stream().filter(gap -> !reached.getGaps().contains(gap)).findFirst();
      return filled.orElse(reached.getIndex());
    }
    return reached.getIndex();
  }
}
