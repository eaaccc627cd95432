package org.spoke.libp2p.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Leaves addresses alone for a while that led nowhere, each time for longer. */
final class DialBackoff {
  /** Long enough that retries cost nothing, short enough for a peer that restarts. */
  static final Duration FIRST = Duration.ofSeconds(5);

  /** A peer that was away for a day is found minutes after its return. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** Of some 300 bytes; beyond them, the one that failed first is tried again. */
  private static final int REMEMBERED = 4_096;

  private final InstantSource clock;
  private final SequencedMap<Way, Pause> pauses = new LinkedHashMap<>();

  DialBackoff(InstantSource clock) {
    this.clock = clock;
  }

  private record Way(PeerId peer, Multiaddr address) {}

  private record Pause(Duration length, Instant until) {}

  synchronized boolean isPaused(PeerId peer, Multiaddr address) {
    Pause pause = pauses.get(new Way(peer, address));
    return pause != null && pause.until().isAfter(clock.instant());
  }

  synchronized void failed(PeerId peer, Multiaddr address) {
    Way way = new Way(peer, address);
    Pause before = pauses.remove(way);
    Duration length = before == null ? FIRST : shorter(before.length().multipliedBy(2), LONGEST);
    pauses.putLast(way, new Pause(length, clock.instant().plus(length)));
    if (pauses.size() > REMEMBERED) {
      pauses.pollFirstEntry();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  synchronized void succeeded(PeerId peer, Multiaddr address) {
    pauses.remove(new Way(peer, address));
  }
}
