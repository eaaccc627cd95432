package org.spoke.libp2p.kad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Answers what other peers ask, from what is known here (kad-dht spec, "RPC messages"). */
final class Responder {
  private final KadNetwork network;
  private final RoutingTable table;
  private final ValueStore values;
  private final ProviderStore providers;
  private final Publications publications;
  private final int count;

  /**
   * @param count how many peers an answer names at most
   */
  Responder(
      KadNetwork network,
      RoutingTable table,
      ValueStore values,
      ProviderStore providers,
      Publications publications,
      int count) {
    this.network = network;
    this.table = table;
    this.values = values;
    this.providers = providers;
    this.publications = publications;
    this.count = count;
  }

  /**
   * Answers a request.
   *
   * @return empty when the request has no answer
   * @throws IOException when it is refused: the stream is then to be reset
   */
  Optional<Response> answer(PeerId from, Request request) throws IOException {
    return switch (request) {
      case Request.FindNode find -> Optional.of(Response.closer(closer(from, find)));
      case Request.GetValue get ->
          Optional.of(new Response(values.get(get.key()), List.of(), nearest(from, get)));
      case Request.PutValue put -> Optional.of(keep(put.value()));
      case Request.GetProviders get ->
          Optional.of(new Response(Optional.empty(), providers(get), nearest(from, get)));
      case Request.AddProvider add -> {
        remember(from, add);
        yield Optional.empty();
      }
      case Request.Ping ping -> Optional.of(Response.closer(List.of()));
    };
  }

  /** A peer that is looked for is named also when it is no server, if it is connected here. */
  private List<KadPeer> closer(PeerId from, Request.FindNode find) {
    List<KadPeer> closer = new ArrayList<>(nearest(from, find));
    Optional<KadPeer> wanted = wanted(find).filter(peer -> !peer.id().equals(from));
    wanted.ifPresent(
        peer -> {
          closer.removeIf(other -> other.id().equals(peer.id()));
          closer.addFirst(peer);
        });
    return closer;
  }

  private Optional<KadPeer> wanted(Request.FindNode find) {
    try {
      PeerId id = PeerId.ofBytes(find.key().toByteArray());
      List<Multiaddr> addresses =
          id.equals(network.self()) ? network.ownAddresses() : network.addresses(id);
      return addresses.isEmpty() ? Optional.empty() : Optional.of(new KadPeer(id, addresses));
    } catch (IllegalArgumentException anyBytes) {
      return Optional.empty();
    }
  }

  /** A peer need not be told of itself. */
  private List<KadPeer> nearest(PeerId from, Request request) {
    return table.nearest(Key.of(request.key()), count + 1).stream()
        .filter(peer -> !peer.id().equals(from))
        .limit(count)
        .toList();
  }

  private Response keep(ValueRecord value) throws IOException {
    try {
      Optional<ValueRecord> kept = values.put(value.key(), value.value());
      if (kept.isEmpty()) {
        throw new IOException("The store is full of values nearer to this peer");
      }
      return new Response(kept, List.of(), List.of());
    } catch (IllegalArgumentException invalid) {
      throw new ProtocolViolationException("A value is refused: " + invalid.getMessage(), invalid);
    }
  }

  private List<KadPeer> providers(Request.GetProviders get) {
    List<KadPeer> known = new ArrayList<>();
    if (publications.provides(get.key())) {
      known.add(new KadPeer(network.self(), network.ownAddresses()));
    }
    known.addAll(providers.providers(get.key(), count - known.size()));
    return known;
  }

  /** A peer announces only itself; what it says of others is ignored. */
  private void remember(PeerId from, Request.AddProvider announcement) {
    announcement.providers().stream()
        .filter(provider -> provider.id().equals(from))
        .findFirst()
        .ifPresent(provider -> providers.add(announcement.key(), provider));
  }
}
