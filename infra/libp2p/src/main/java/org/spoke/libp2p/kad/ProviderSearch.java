package org.spoke.libp2p.kad;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.spoke.libp2p.peer.PeerId;

/**
 * Providers of something, as they are found: peers are asked while {@link #next} is being called,
 * and no more when this is closed. For one thread.
 */
public final class ProviderSearch implements AutoCloseable {
  private final PeerId self;
  private final Query query;
  private final int limit;
  private final Set<PeerId> seen = new HashSet<>();
  private final Queue<KadPeer> found = new ArrayDeque<>();

  /**
   * @param limit after how many the search ends
   */
  ProviderSearch(PeerId self, Query query, Collection<KadPeer> known, int limit) {
    this.self = self;
    this.query = query;
    this.limit = limit;
    add(known);
  }

  /**
   * Waits for the next provider. Its addresses may be old or none: then {@link Kademlia#findPeer}
   * finds where it is.
   *
   * @return empty when there are no more or the limit is reached
   * @throws IOException when the thread is interrupted
   */
  public Optional<KadPeer> next() throws IOException {
    while (found.isEmpty() && seen.size() < limit) {
      Optional<Query.Answer> answer = query.next();
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      add(answer.get().response().providers());
    }
    return Optional.ofNullable(found.poll());
  }

  private void add(Collection<KadPeer> providers) {
    for (KadPeer provider : providers) {
      if (seen.size() < limit && !provider.id().equals(self) && seen.add(provider.id())) {
        found.add(provider);
      }
    }
  }

  @Override
  public void close() {
    query.close();
  }
}
