package org.spoke.libp2p.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.peer.PeerId;

/** Chooses which connections end when there are many. Safe for several threads. */
final class Trimming {
  /** A newcomer has had no time to be useful. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** What nobody uses, others began and was not used for the longest goes first. */
  private static final Comparator<HostConnection> LEAST_USEFUL_FIRST =
      Comparator.<HostConnection, Boolean>comparing(connection -> connection.openStreams() > 0)
          .thenComparing(connection -> connection.direction() == Direction.OUTBOUND)
          .thenComparing(HostConnection::lastUsed);

  private final HostLimits limits;
  private final InstantSource clock;

  /** Why which peers are kept. Guarded by this. */
  private final Map<PeerId, Set<String>> kept = new HashMap<>();

  Trimming(HostLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  synchronized void protect(PeerId peer, String reason) {
    kept.computeIfAbsent(peer, any -> new HashSet<>()).add(reason);
  }

  synchronized void unprotect(PeerId peer, String reason) {
    kept.computeIfPresent(
        peer,
        (same, reasons) -> {
          reasons.remove(reason);
          return reasons.isEmpty() ? null : reasons;
        });
  }

  private synchronized boolean isProtected(PeerId peer) {
    return kept.containsKey(peer);
  }

  /** Those that should end, when there are too many. */
  List<HostConnection> tooMany(List<HostConnection> open) {
    if (open.size() <= limits.manyConnections()) {
      return List.of();
    }
    Instant youngest = clock.instant().minus(GRACE);
    return open.stream()
        .filter(connection -> !connection.openedAt().isAfter(youngest))
        .filter(connection -> !isProtected(connection.peer()))
        .sorted(LEAST_USEFUL_FIRST)
        .limit(open.size() - limits.enoughConnections())
        .toList();
  }
}
