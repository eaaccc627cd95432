package org.spoke.libp2p.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.peer.PeerId;

/** Counts open streams by direction, by peer and by protocol, and keeps them to their limits. */
final class StreamBudget {
  private final HostLimits limits;

  /** Only what is above zero. Guarded by this. */
  private final Map<Object, Integer> counts = new HashMap<>();

  StreamBudget(HostLimits limits) {
    this.limits = limits;
  }

  private record All(Direction direction) {}

  private record OfPeer(Direction direction, PeerId peer) {}

  private record OfProtocol(Direction direction, ProtocolId protocol) {}

  private record OfBoth(Direction direction, PeerId peer, ProtocolId protocol) {}

  /** One stream's place, to be given back once. */
  final class Place implements AutoCloseable {
    private final Direction direction;
    private final PeerId peer;
    private final List<Object> taken = new ArrayList<>();

    private Place(Direction direction, PeerId peer) {
      this.direction = direction;
      this.peer = peer;
    }

    /**
     * Counts the stream for its protocol, too.
     *
     * @throws ResourceLimitException when that has too many
     */
    void agree(ProtocolId protocol) throws ResourceLimitException {
      synchronized (StreamBudget.this) {
        take(this, new OfProtocol(direction, protocol), limits.streamsPerProtocol());
        take(this, new OfBoth(direction, peer, protocol), limits.streamsPerPeerAndProtocol());
      }
    }

    /** Doing it again does nothing. */
    @Override
    public void close() {
      synchronized (StreamBudget.this) {
        taken.forEach(StreamBudget.this::giveBack);
        taken.clear();
      }
    }
  }

  /**
   * A place for one more stream.
   *
   * @throws ResourceLimitException when there are too many, of this peer or of all
   */
  synchronized Place take(Direction direction, PeerId peer) throws ResourceLimitException {
    int most =
        switch (direction) {
          case INBOUND -> limits.inboundStreams();
          case OUTBOUND -> limits.outboundStreams();
        };
    Place place = new Place(direction, peer);
    try {
      take(place, new All(direction), most);
      take(place, new OfPeer(direction, peer), limits.streamsPerPeer());
    } catch (ResourceLimitException full) {
      place.close();
      throw full;
    }
    return place;
  }

  private void take(Place place, Object key, int limit) throws ResourceLimitException {
    int count = counts.getOrDefault(key, 0);
    if (count >= limit) {
      throw new ResourceLimitException("streams " + key + " (" + limit + ")");
    }
    counts.put(key, count + 1);
    place.taken.add(key);
  }

  private void giveBack(Object key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open(Direction direction) {
    return counts.getOrDefault(new All(direction), 0);
  }
}
