package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.Optional;
import org.spoke.libp2p.peer.PeerId;

/**
 * One peer of the DHT over any network: what it knows, asks and answers. Has no thread of its own.
 */
final class KadNode {
  private final RoutingTable table;
  private final Contacts contacts;
  private final ValueStore values;
  private final ProviderStore providers;
  private final Publications publications;
  private final PeerRouting peerRouting;
  private final ValueRouting valueRouting;
  private final ContentRouting contentRouting;
  private final Publisher publisher;
  private final Responder responder;
  private final Upkeep upkeep;

  KadNode(KadNetwork network, KadSettings settings, Validators validators, Surroundings around) {
    PeerId self = network.self();
    KadTimes times = settings.times();
    table = new RoutingTable(self, settings.replication(), settings.diversity());
    contacts = new Contacts(network, table, around.clock());
    values =
        new ValueStore(self, validators, around.clock(), times.valueExpiry(), settings.limits());
    providers = new ProviderStore(self, around.clock(), around.random(), times, settings.limits());
    publications = new Publications(around.clock(), around.random(), times.republish());
    Queries queries = new Queries(network, table, contacts, settings, around.executor());
    peerRouting = new PeerRouting(network, queries, around.random());
    valueRouting =
        new ValueRouting(network, queries, values, validators, around.clock(), around.executor());
    contentRouting = new ContentRouting(network, queries, providers);
    responder =
        new Responder(network, table, values, providers, publications, settings.replication());
    upkeep = new Upkeep(table, queries, peerRouting, around.clock(), around.random(), settings);
    publisher = new Publisher(publications, valueRouting, contentRouting);
  }

  RoutingTable table() {
    return table;
  }

  /** A peer has said that it serves, or was connected to and does not. */
  void learn(KadPeer peer, boolean serves) {
    if (serves) {
      contacts.serves(peer);
    } else {
      contacts.servesNot(peer.id());
    }
  }

  Optional<Response> answer(PeerId from, Request request) throws IOException {
    return responder.answer(from, request);
  }

  void join(Collection<KadPeer> seeds) throws IOException {
    upkeep.join(seeds);
  }

  PeerRouting.Found nearest(ByteString key) throws IOException {
    return peerRouting.nearest(key);
  }

  Optional<KadPeer> find(PeerId peer) throws IOException {
    return peerRouting.find(peer);
  }

  int put(ByteString key, ByteString value) throws IOException {
    return publisher.put(key, value);
  }

  void stopPutting(ByteString key) {
    publications.removeValue(key);
  }

  Optional<ByteString> get(ByteString key, int quorum) throws IOException {
    return valueRouting.get(key, quorum);
  }

  int provide(ByteString content) throws IOException {
    return publisher.provide(content);
  }

  void stopProviding(ByteString content) {
    publications.removeContent(content);
  }

  ProviderSearch findProviders(ByteString content, int limit) throws IOException {
    return contentRouting.find(content, limit);
  }

  /** Does what is due now. */
  void maintain() throws InterruptedIOException {
    values.expire();
    providers.expire();
    upkeep.run();
    publisher.run();
  }
}
