package org.spoke.libp2p.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerEntry.TimedAddress;
import org.spoke.libp2p.peer.PeerEntry.TimedRecord;

/** What is known of one peer. Not safe for several threads. */
final class KnownPeer {
  /** How little one round trip changes the average: one part in so many. */
  private static final int LATENCY_SMOOTHING = 10;

  private final PeerId peer;
  private final PeerstoreLimits limits;

  /** Expiry by address; the address that was heard of last comes last. */
  private final SequencedMap<Multiaddr, Instant> addresses = new LinkedHashMap<>();

  /** Those of the signed record that were not removed. */
  private final SequencedSet<Multiaddr> signedAddresses = new LinkedHashSet<>();

  private Optional<TimedRecord> signedRecord = Optional.empty();
  private List<ProtocolId> protocols = List.of();
  private Optional<String> agentVersion = Optional.empty();
  private Optional<Duration> latency = Optional.empty();
  private Optional<PublicKey> key = Optional.empty();

  KnownPeer(PeerId peer, PeerstoreLimits limits) {
    this.peer = peer;
    this.limits = limits;
  }

  void addAddress(Multiaddr address, Instant expiry) {
    Instant before = addresses.remove(address);
    addresses.put(address, before == null || before.isBefore(expiry) ? expiry : before);
    if (addresses.size() > limits.addressesPerPeer()) {
      addresses.entrySet().stream()
          .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
          .ifPresent(first -> addresses.remove(first.getKey()));
    }
  }

  void removeAddress(Multiaddr address) {
    addresses.remove(address);
    signedAddresses.remove(address);
  }

  List<Multiaddr> addresses(Instant now) {
    forgetExpired(now);
    SequencedSet<Multiaddr> all = new LinkedHashSet<>();
    if (signedRecord(now).isPresent()) {
      all.addAll(signedAddresses);
    }
    all.addAll(addresses.sequencedKeySet().reversed());
    return List.copyOf(all);
  }

  /** An expired record stays, since its number still tells which records are old. */
  private void forgetExpired(Instant now) {
    addresses.values().removeIf(expiry -> !expiry.isAfter(now));
  }

  /**
   * @param bare the record's addresses without the peer's id
   * @return false when the record is not the latest
   */
  boolean acceptRecord(TimedRecord offered, List<Multiaddr> bare) {
    if (signedRecord.filter(known -> !isLatest(offered.signed(), known.signed())).isPresent()) {
      return false;
    }
    signedRecord = Optional.of(offered);
    signedAddresses.clear();
    bare.stream().limit(limits.addressesPerPeer()).forEach(signedAddresses::add);
    return true;
  }

  private static boolean isLatest(SignedPeerRecord offered, SignedPeerRecord known) {
    return offered.equals(known) || offered.content().isNewerThan(known.content());
  }

  Optional<SignedPeerRecord> signedRecord(Instant now) {
    return signedRecord.filter(known -> known.expiry().isAfter(now)).map(TimedRecord::signed);
  }

  void setProtocols(List<ProtocolId> spoken) {
    protocols = spoken.stream().distinct().limit(limits.protocolsPerPeer()).toList();
  }

  List<ProtocolId> protocols() {
    return protocols;
  }

  void setAgentVersion(String version) {
    int end = Math.min(version.length(), limits.agentVersionCharacters());
    agentVersion = Optional.of(version.substring(0, end));
  }

  Optional<String> agentVersion() {
    return agentVersion;
  }

  void recordLatency(Duration roundTrip) {
    latency =
        Optional.of(
            latency
                .map(average -> average.plus(roundTrip.minus(average).dividedBy(LATENCY_SMOOTHING)))
                .orElse(roundTrip));
  }

  Optional<Duration> latency() {
    return latency;
  }

  void setKey(PublicKey known) {
    key = Optional.of(known);
  }

  Optional<PublicKey> key() {
    return key;
  }

  boolean isEmpty(Instant now) {
    return addresses(now).isEmpty()
        && signedRecord(now).isEmpty()
        && protocols.isEmpty()
        && agentVersion.isEmpty()
        && latency.isEmpty()
        && key.isEmpty();
  }

  PeerEntry entry(Instant now) {
    forgetExpired(now);
    List<TimedAddress> timed = new ArrayList<>();
    addresses.forEach((address, expiry) -> timed.add(new TimedAddress(address, expiry)));
    return new PeerEntry(peer, timed, signedRecord, protocols, agentVersion, latency, key);
  }
}
