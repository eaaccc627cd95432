package org.spoke.libp2p.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.peer.PeerId;

/** The open connections by peer, and the limits on their number. Safe for several threads. */
final class ConnectionTable {
  private final HostLimits limits;

  /** The oldest first. Guarded by this, as all that follows. */
  private final Map<PeerId, List<HostConnection>> byPeer = new HashMap<>();

  private int inbound;
  private int outbound;
  private boolean closed;

  ConnectionTable(HostLimits limits) {
    this.limits = limits;
  }

  /**
   * @throws ResourceLimitException when there are too many in this direction, or of this peer
   */
  synchronized void add(HostConnection connection) throws IOException {
    if (closed) {
      throw new IOException("The host is closed");
    }
    List<HostConnection> ofPeer = byPeer.getOrDefault(connection.peer(), List.of());
    require(count(connection.direction()), limit(connection.direction()), "connections");
    require(ofPeer.size(), limits.connectionsPerPeer(), "connections of " + connection.peer());
    byPeer.computeIfAbsent(connection.peer(), peer -> new ArrayList<>()).add(connection);
    change(connection.direction(), 1);
  }

  private int limit(Direction direction) {
    return switch (direction) {
      case INBOUND -> limits.inboundConnections();
      case OUTBOUND -> limits.outboundConnections();
    };
  }

  private static void require(int count, int limit, String what) throws ResourceLimitException {
    if (count >= limit) {
      throw new ResourceLimitException(what + " (" + limit + ")");
    }
  }

  synchronized void remove(HostConnection connection) {
    List<HostConnection> ofPeer = byPeer.getOrDefault(connection.peer(), List.of());
    if (ofPeer.contains(connection)) {
      ofPeer.remove(connection);
      change(connection.direction(), -1);
      if (ofPeer.isEmpty()) {
        byPeer.remove(connection.peer());
      }
    }
  }

  private void change(Direction direction, int by) {
    switch (direction) {
      case INBOUND -> inbound += by;
      case OUTBOUND -> outbound += by;
    }
  }

  /** The one for new streams: no relay cuts it, if there is such a one, and the oldest. */
  synchronized Optional<HostConnection> best(PeerId peer) {
    return of(peer).stream()
        .filter(HostConnection::isOpen)
        .min(Comparator.comparing(HostConnection::isLimited));
  }

  synchronized List<HostConnection> of(PeerId peer) {
    return List.copyOf(byPeer.getOrDefault(peer, List.of()));
  }

  synchronized List<HostConnection> all() {
    return byPeer.values().stream().flatMap(Collection::stream).toList();
  }

  synchronized int count(Direction direction) {
    return switch (direction) {
      case INBOUND -> inbound;
      case OUTBOUND -> outbound;
    };
  }

  /**
   * Takes no more.
   *
   * @return what there is
   */
  synchronized List<HostConnection> close() {
    closed = true;
    return all();
  }
}
