package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.spoke.libp2p.peer.PeerId;

/**
 * Who has announced to provide what, in memory, until it expires; of too many keys those that are
 * nearest to the own one. May be used by several threads.
 */
final class ProviderStore {
  private final InstantSource clock;
  private final RandomGenerator random;
  private final KadTimes times;
  private final StoreLimits limits;

  /**
   * The nearest key to the own one first, and of each key's providers who announced itself last
   * comes last. Guarded by this.
   */
  private final NavigableMap<Key, SequencedMap<PeerId, Announcement>> providers;

  /** For how many keys a peer is a provider. Guarded by this. */
  private final Map<PeerId, Integer> keys = new HashMap<>();

  private record Announcement(KadPeer provider, Instant received) {}

  ProviderStore(
      PeerId self,
      InstantSource clock,
      RandomGenerator random,
      KadTimes times,
      StoreLimits limits) {
    this.clock = clock;
    this.random = random;
    this.times = times;
    this.limits = limits;
    this.providers = new TreeMap<>(Key.of(self).byDistance());
  }

  /** Takes an announcement, or renews it. One too many of the same provider is left out. */
  synchronized void add(ByteString content, KadPeer provider) {
    Key key = Key.of(content);
    SequencedMap<PeerId, Announcement> ofKey = providers.getOrDefault(key, new LinkedHashMap<>());
    boolean known = ofKey.containsKey(provider.id());
    if (!known && keys.getOrDefault(provider.id(), 0) >= limits.keysPerProvider()) {
      return;
    }
    ofKey.putLast(provider.id(), new Announcement(provider, clock.instant()));
    providers.put(key, ofKey);
    if (!known) {
      keys.merge(provider.id(), 1, Integer::sum);
      makeRoom(ofKey);
    }
  }

  private void makeRoom(SequencedMap<PeerId, Announcement> ofKey) {
    if (ofKey.size() > limits.providersPerKey()) {
      uncount(ofKey.pollFirstEntry().getKey());
    }
    if (providers.size() > limits.contentKeys()) {
      providers.pollLastEntry().getValue().keySet().forEach(this::uncount);
    }
  }

  private void uncount(PeerId provider) {
    keys.computeIfPresent(provider, (same, count) -> count == 1 ? null : count - 1);
  }

  /** The providers of this key, chosen by lot when there are more than so many. */
  synchronized List<KadPeer> providers(ByteString content, int count) {
    Instant now = clock.instant();
    List<KadPeer> alive = new ArrayList<>();
    for (Announcement announcement :
        providers.getOrDefault(Key.of(content), new LinkedHashMap<>()).values()) {
      if (announcement.received().plus(times.providerExpiry()).isAfter(now)) {
        alive.add(told(announcement, now));
      }
    }
    Collections.shuffle(alive, Random.from(random));
    return alive.stream().limit(count).toList();
  }

  /** Old addresses are likely to be wrong; the id alone can still be looked up. */
  private KadPeer told(Announcement announcement, Instant now) {
    boolean fresh = announcement.received().plus(times.providerAddresses()).isAfter(now);
    KadPeer provider = announcement.provider();
    return fresh ? provider : new KadPeer(provider.id(), List.of());
  }

  /** Frees what has expired since. */
  synchronized void expire() {
    Instant oldest = clock.instant().minus(times.providerExpiry());
    for (SequencedMap<PeerId, Announcement> ofKey : providers.values()) {
      List<PeerId> expired =
          ofKey.values().stream()
              .filter(announcement -> !announcement.received().isAfter(oldest))
              .map(announcement -> announcement.provider().id())
              .toList();
      expired.forEach(ofKey::remove);
      expired.forEach(this::uncount);
    }
    providers.values().removeIf(Map::isEmpty);
  }

  /** For how many keys providers are kept. */
  synchronized int size() {
    return providers.size();
  }
}
