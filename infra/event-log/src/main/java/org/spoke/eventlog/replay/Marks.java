package org.spoke.eventlog.replay;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * How far each projection has come at one moment.
 *
 * @param tokens by processing group; a group that has seen nothing has none
 */
record Marks(Map<String, TrackingToken> tokens) {
  static final Marks NOTHING = new Marks(Map.of());

  /** Whether the projection has seen the event at this place of its log. */
  boolean cover(String group, long place) {
    return tokens.get(group) instanceof GapAwareTrackingToken token
        && place <= token.getIndex()
        && !token.getGaps().contains(place);
  }

  /** The furthest place that any of these projections has seen; 0 for none. */
  long furthest(Collection<String> groups) {
    return groups.stream()
        .map(tokens::get)
        .filter(Objects::nonNull)
        .mapToLong(token -> token.position().orElse(0))
        .max()
        .orElse(0);
  }

  /** A place up to which all of these projections have seen everything. */
  long nearest(Collection<String> groups) {
    return groups.stream().mapToLong(this::seenWithoutGap).min().orElse(0);
  }

  private long seenWithoutGap(String group) {
    if (!(tokens.get(group) instanceof GapAwareTrackingToken token)) {
      return 0;
    }
    return token.hasGaps() ? token.getGaps().first() - 1 : token.getIndex();
  }
}
