package org.spoke.libp2p.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** All that is known of one peer, to be kept on disk. */
public record PeerEntry(
    PeerId peer,
    List<TimedAddress> addresses,
    Optional<TimedRecord> signedRecord,
    List<ProtocolId> protocols,
    Optional<String> agentVersion,
    Optional<Duration> latency,
    Optional<PublicKey> key) {

  public PeerEntry {
    addresses = List.copyOf(addresses);
    protocols = List.copyOf(protocols);
  }

  /** An address that the peer has not signed, and when it is forgotten. */
  public record TimedAddress(Multiaddr address, Instant expiry) {}

  /** What the peer has signed, and when it is forgotten. */
  public record TimedRecord(SignedPeerRecord signed, Instant expiry) {}
}
