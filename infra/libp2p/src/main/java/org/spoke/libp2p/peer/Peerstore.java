package org.spoke.libp2p.peer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;

/**
 * What is known of other peers. Bounded: it forgets the peers that were not asked for the longest.
 * All its methods may be called by several threads.
 */
public interface Peerstore {
  /**
   * Remembers where a peer may be. Known addresses live as long as the longer of both times. An id
   * at an address's end is left off; an address that leads to another peer is ignored.
   */
  void addAddresses(PeerId peer, Collection<Multiaddr> addresses, Duration timeToLive);

  /**
   * Where a peer may be, without its id at the end: the addresses it has signed first, then the
   * others, the latest first.
   */
  List<Multiaddr> addresses(PeerId peer);

  void removeAddress(PeerId peer, Multiaddr address);

  /**
   * Takes what a peer has signed about itself: its addresses replace those that it signed before.
   * The same record again lives longer.
   *
   * @return false when another record with the same or a higher number is known: then nothing
   *     changes
   */
  boolean acceptRecord(SignedPeerRecord peerRecord, Duration timeToLive);

  /** The latest record that a peer has signed, to be passed on, while its addresses live. */
  Optional<SignedPeerRecord> signedRecord(PeerId peer);

  void setProtocols(PeerId peer, Collection<ProtocolId> protocols);

  /** What a peer has said it speaks; empty when it has not. */
  List<ProtocolId> protocols(PeerId peer);

  void setAgentVersion(PeerId peer, String agentVersion);

  /** Which software a peer says it is. */
  Optional<String> agentVersion(PeerId peer);

  /** Takes the time of one round trip into account. */
  void recordLatency(PeerId peer, Duration roundTrip);

  /** The time of a round trip, averaged so that later ones weigh more. */
  Optional<Duration> latency(PeerId peer);

  /**
   * Remembers a peer's key.
   *
   * @throws IllegalArgumentException when it is another peer's
   */
  void addKey(PeerId peer, PublicKey key);

  /** A peer's key, from its id when it stands there. */
  Optional<PublicKey> key(PeerId peer);

  /** All peers of whom anything is known. */
  List<PeerId> peers();

  /** Forgets all about a peer. */
  void forget(PeerId peer);

  /**
   * All that is known, to be kept while the process does not run. The peer that was asked for last
   * comes last.
   */
  List<PeerEntry> snapshot();

  /** Learns what was kept, as if it came in anew; what has expired since is left out. */
  void restore(Collection<PeerEntry> entries);
}
