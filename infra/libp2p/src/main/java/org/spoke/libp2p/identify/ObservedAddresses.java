package org.spoke.libp2p.identify;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.multiaddr.Protocol;
import org.spoke.libp2p.peer.PeerId;

/**
 * How other peers see this host. One alone may err or lie; what several say is taken for true. Safe
 * for several threads.
 */
final class ObservedAddresses {
  /** As many independent peers must see the same address. */
  static final int WITNESSES = 3;

  /** One for each of a few NATs and transports. */
  static final int MOST_CONFIRMED = 4;

  /** Of some 300 bytes; the oldest makes room. */
  static final int MOST_REPORTS = 256;

  /** A NAT keeps its mapping for the next peers about as long. */
  static final Duration KEPT_AFTER_PARTING = Duration.ofMinutes(30);

  private final InstantSource clock;
  private final SequencedMap<Witness, Report> reports = new LinkedHashMap<>();

  ObservedAddresses(InstantSource clock) {
    this.clock = clock;
  }

  /** A peer sees one address for each version of IP. */
  private record Witness(PeerId peer, Protocol host) {}

  private record Report(Multiaddr address, Instant until) {}

  /** Takes what a connected peer sees. */
  synchronized void report(PeerId peer, Multiaddr address) {
    Optional<InetAddress> ip = address.ip();
    if (ip.isEmpty() || ip.get().isLoopbackAddress() || ip.get().isAnyLocalAddress()) {
      return;
    }
    Witness witness = new Witness(peer, address.components().getFirst().protocol());
    reports.putLast(witness, new Report(address, Instant.MAX));
    if (reports.size() > MOST_REPORTS) {
      reports.pollFirstEntry();
    }
  }

  /** A peer is no longer connected: what it saw may soon be past. */
  synchronized void parted(PeerId peer) {
    Instant until = clock.instant().plus(KEPT_AFTER_PARTING);
    reports.replaceAll(
        (witness, report) ->
            witness.peer().equals(peer) ? new Report(report.address(), until) : report);
  }

  /** What any peer sees, that which most see first. */
  List<Multiaddr> all() {
    return witnessed(1);
  }

  /** What several peers see, that which most see first. */
  List<Multiaddr> confirmed() {
    return witnessed(WITNESSES).stream().limit(MOST_CONFIRMED).toList();
  }

  private synchronized List<Multiaddr> witnessed(long least) {
    Instant now = clock.instant();
    reports.values().removeIf(report -> !report.until().isAfter(now));
    Map<Multiaddr, Long> witnesses =
        reports.values().stream()
            .collect(
                Collectors.groupingBy(Report::address, LinkedHashMap::new, Collectors.counting()));
    return witnesses.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
