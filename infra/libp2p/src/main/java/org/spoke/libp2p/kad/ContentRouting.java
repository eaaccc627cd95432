package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;

/**
 * Announces what this peer provides, and finds who provides something (kad-dht spec, "Content
 * provider advertisement and discovery").
 */
final class ContentRouting {
  private final KadNetwork network;
  private final Queries queries;
  private final ProviderStore store;

  ContentRouting(KadNetwork network, Queries queries, ProviderStore store) {
    this.network = network;
    this.queries = queries;
    this.store = store;
  }

  /** Announces this peer at those nearest to the key, and says how many have taken it. */
  int provide(ByteString content) throws IOException {
    try (Query query = queries.towards(new Request.FindNode(content))) {
      KadPeer self = new KadPeer(network.self(), network.ownAddresses());
      Request.AddProvider announcement = new Request.AddProvider(content, List.of(self));
      return queries.each(query.finish().nearest(), peer -> announce(peer, announcement)).size();
    }
  }

  private boolean announce(KadPeer peer, Request.AddProvider announcement) throws IOException {
    network.announce(peer, announcement);
    return true;
  }

  ProviderSearch find(ByteString content, int limit) throws IOException {
    return new ProviderSearch(
        network.self(),
        queries.towards(new Request.GetProviders(content)),
        store.providers(content, limit),
        limit);
  }
}
