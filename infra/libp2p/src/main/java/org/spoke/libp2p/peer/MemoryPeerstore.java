package org.spoke.libp2p.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerEntry.TimedAddress;
import org.spoke.libp2p.peer.PeerEntry.TimedRecord;

/** A peerstore in memory, within its limits. */
public final class MemoryPeerstore implements Peerstore {
  private final InstantSource clock;
  private final PeerstoreLimits limits;

  /** The peer that was asked for last comes last. Guarded by this. */
  private final SequencedMap<PeerId, KnownPeer> known = new LinkedHashMap<>();

  public MemoryPeerstore(InstantSource clock, PeerstoreLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public void addAddresses(PeerId peer, Collection<Multiaddr> addresses, Duration timeToLive) {
    List<Multiaddr> bare = bare(peer, addresses);
    if (!bare.isEmpty() && timeToLive.isPositive()) {
      Instant expiry = clock.instant().plus(timeToLive);
      learn(peer, about -> bare.forEach(address -> about.addAddress(address, expiry)));
    }
  }

  /** Those that lead to this peer, without its id. */
  private static List<Multiaddr> bare(PeerId peer, Collection<Multiaddr> addresses) {
    return addresses.stream()
        .filter(address -> address.peer().map(peer::equals).orElse(true))
        .map(Multiaddr::withoutPeer)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<Multiaddr> addresses(PeerId peer) {
    return ask(peer, about -> about.addresses(clock.instant()), List.of());
  }

  @Override
  public synchronized void removeAddress(PeerId peer, Multiaddr address) {
    KnownPeer about = known.get(peer);
    if (about != null) {
      bare(peer, List.of(address)).forEach(about::removeAddress);
    }
  }

  @Override
  public synchronized boolean acceptRecord(SignedPeerRecord peerRecord, Duration timeToLive) {
    return accept(new TimedRecord(peerRecord, clock.instant().plus(timeToLive)));
  }

  private boolean accept(TimedRecord timed) {
    PeerId peer = timed.signed().peer();
    return used(peer).acceptRecord(timed, bare(peer, timed.signed().content().addresses()));
  }

  @Override
  public Optional<SignedPeerRecord> signedRecord(PeerId peer) {
    return ask(peer, about -> about.signedRecord(clock.instant()), Optional.empty());
  }

  @Override
  public void setProtocols(PeerId peer, Collection<ProtocolId> protocols) {
    learn(peer, about -> about.setProtocols(List.copyOf(protocols)));
  }

  @Override
  public List<ProtocolId> protocols(PeerId peer) {
    return ask(peer, KnownPeer::protocols, List.of());
  }

  @Override
  public void setAgentVersion(PeerId peer, String agentVersion) {
    learn(peer, about -> about.setAgentVersion(agentVersion));
  }

  @Override
  public Optional<String> agentVersion(PeerId peer) {
    return ask(peer, KnownPeer::agentVersion, Optional.empty());
  }

  @Override
  public void recordLatency(PeerId peer, Duration roundTrip) {
    learn(peer, about -> about.recordLatency(roundTrip));
  }

  @Override
  public Optional<Duration> latency(PeerId peer) {
    return ask(peer, KnownPeer::latency, Optional.empty());
  }

  @Override
  public void addKey(PeerId peer, PublicKey key) {
    if (!PeerId.of(key).equals(peer)) {
      throw new IllegalArgumentException(
          "The key of " + PeerId.of(key) + " is not the key of " + peer);
    }
    learn(peer, about -> about.setKey(key));
  }

  @Override
  public Optional<PublicKey> key(PeerId peer) {
    return ask(peer, KnownPeer::key, Optional.<PublicKey>empty()).or(() -> keyIn(peer));
  }

  private static Optional<PublicKey> keyIn(PeerId peer) {
    try {
      return peer.publicKey();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized List<PeerId> peers() {
    forgetEmpty();
    return List.copyOf(known.keySet());
  }

  @Override
  public synchronized void forget(PeerId peer) {
    known.remove(peer);
  }

  @Override
  public synchronized List<PeerEntry> snapshot() {
    forgetEmpty();
    Instant now = clock.instant();
    return known.values().stream().map(about -> about.entry(now)).toList();
  }

  @Override
  public synchronized void restore(Collection<PeerEntry> entries) {
    entries.forEach(this::restore);
    forgetEmpty();
  }

  private void restore(PeerEntry entry) {
    KnownPeer about = used(entry.peer());
    for (TimedAddress timed : entry.addresses()) {
      about.addAddress(timed.address(), timed.expiry());
    }
    entry.signedRecord().ifPresent(this::accept);
    about.setProtocols(entry.protocols());
    entry.agentVersion().ifPresent(about::setAgentVersion);
    entry.latency().ifPresent(about::recordLatency);
    entry.key().ifPresent(about::setKey);
  }

  private void forgetEmpty() {
    Instant now = clock.instant();
    known.values().removeIf(about -> about.isEmpty(now));
  }

  private synchronized void learn(PeerId peer, Consumer<KnownPeer> lesson) {
    lesson.accept(used(peer));
  }

  private synchronized <T> T ask(PeerId peer, Function<KnownPeer, T> question, T unknown) {
    return known.containsKey(peer) ? question.apply(used(peer)) : unknown;
  }

  /** Makes a peer the last to be forgotten. */
  private KnownPeer used(PeerId peer) {
    KnownPeer about = known.get(peer);
    known.putLast(peer, about == null ? new KnownPeer(peer, limits) : about);
    if (known.size() > limits.peers()) {
      known.pollFirstEntry();
    }
    return known.get(peer);
  }
}
