package org.spoke.libp2p.kad;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** A peer of a simulated network. Requests are answered on the thread of who asks. */
final class SimulatedPeer implements KadNetwork {
  private final SimulatedNetwork network;
  private final KadPeer self;
  private final boolean serves;
  private final KadNode node;
  private Answering answering;

  /** How a peer answers: as it should, or not. */
  @FunctionalInterface
  interface Answering {
    Optional<Response> answer(PeerId from, Request request) throws IOException;
  }

  SimulatedPeer(
      SimulatedNetwork network,
      KadPeer self,
      boolean serves,
      KadSettings settings,
      Surroundings surroundings) {
    this.network = network;
    this.self = self;
    this.serves = serves;
    this.node =
        new KadNode(this, settings, new Validators(Map.of("test", new AnyValue())), surroundings);
    this.answering = node::answer;
  }

  KadNode node() {
    return node;
  }

  KadPeer peer() {
    return self;
  }

  PeerId id() {
    return self.id();
  }

  Multiaddr address() {
    return self.addresses().getFirst();
  }

  boolean serves() {
    return serves;
  }

  void answerWith(Answering other) {
    answering = other;
  }

  @Override
  public PeerId self() {
    return self.id();
  }

  @Override
  public List<Multiaddr> ownAddresses() {
    return self.addresses();
  }

  @Override
  public Response request(KadPeer to, Request request) throws IOException {
    return ask(to, request)
        .orElseThrow(() -> new IOException("The stream ended without an answer"));
  }

  @Override
  public void announce(KadPeer to, Request.AddProvider announcement) throws IOException {
    ask(to, announcement);
  }

  private Optional<Response> ask(KadPeer to, Request request) throws IOException {
    SimulatedPeer other = network.reach(to);
    other.node.learn(self, serves);
    return other.answering.answer(id(), request);
  }

  @Override
  public List<Multiaddr> addresses(PeerId peer) {
    return network.find(peer).map(found -> found.self.addresses()).orElse(List.of());
  }

  @Override
  public Optional<InetAddress> metAt(PeerId peer) {
    return network.find(peer).flatMap(found -> found.address().ip());
  }
}
