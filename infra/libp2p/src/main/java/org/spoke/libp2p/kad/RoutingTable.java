package org.spoke.libp2p.kad;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spoke.libp2p.peer.PeerId;

/**
 * The servers that a peer knows, in buckets by how many leading bits they share with its own key.
 * Who is in stays until it fails, since who was there for long is likely to stay; newcomers wait.
 * May be used by several threads.
 */
final class RoutingTable {
  private final Key self;
  private final Diversity diversity;
  private final List<Bucket> buckets;

  /** How many members are of one network. Guarded by this, as the buckets are. */
  private final Map<AddressGroup, Integer> networks = new HashMap<>();

  /**
   * @param bucketSize the specification's k
   */
  RoutingTable(PeerId self, int bucketSize, Diversity diversity) {
    this.self = Key.of(self);
    this.diversity = diversity;
    this.buckets = Stream.generate(() -> new Bucket(bucketSize)).limit(Key.BITS).toList();
  }

  /**
   * Takes a server that has just answered or said that it serves.
   *
   * @return whether it is in the table now; else it waits, unless too many of its network do
   */
  synchronized boolean seen(Contact contact) {
    if (contact.key().equals(self)) {
      return false;
    }
    Bucket bucket = bucketOf(contact.key());
    bucket.remove(contact.id()).ifPresent(this::uncount);
    if (bucket.isFull() || !isDiverse(bucket, contact)) {
      bucket.await(contact, diversity.perBucket());
      return false;
    }
    add(bucket, contact);
    return true;
  }

  /** Drops a peer that did not answer or serves no longer; one that waited takes its place. */
  synchronized void drop(PeerId peer) {
    Key key = Key.of(peer);
    if (key.equals(self)) {
      return;
    }
    Bucket bucket = bucketOf(key);
    bucket.remove(peer).ifPresent(this::uncount);
    if (!bucket.isFull()) {
      bucket
          .takeWaiting(contact -> isDiverse(bucket, contact))
          .ifPresent(contact -> add(bucket, contact));
    }
  }

  private Bucket bucketOf(Key key) {
    return buckets.get(self.commonPrefix(key));
  }

  private boolean isDiverse(Bucket bucket, Contact contact) {
    return contact
        .network()
        .map(
            network ->
                networks.getOrDefault(network, 0) < diversity.inTotal()
                    && bucket.members(network) < diversity.perBucket())
        .orElse(true);
  }

  private void add(Bucket bucket, Contact contact) {
    bucket.add(contact);
    contact.network().ifPresent(network -> networks.merge(network, 1, Integer::sum));
  }

  private void uncount(Contact contact) {
    contact
        .network()
        .ifPresent(
            network ->
                networks.computeIfPresent(network, (same, count) -> count == 1 ? null : count - 1));
  }

  /** The nearest servers to a key, the nearest first. */
  synchronized List<KadPeer> nearest(Key target, int count) {
    List<Contact> found = new ArrayList<>();
    Comparator<Contact> byDistance = Comparator.comparing(Contact::key, target.byDistance());
    int shared = Math.min(self.commonPrefix(target), Key.BITS - 1);
    addSorted(found, buckets.subList(shared, shared + 1), byDistance);
    if (found.size() < count) {
      addSorted(found, buckets.subList(shared + 1, Key.BITS), byDistance);
    }
    for (int bucket = shared - 1; bucket >= 0 && found.size() < count; bucket--) {
      addSorted(found, buckets.subList(bucket, bucket + 1), byDistance);
    }
    return found.stream().limit(count).map(Contact::peer).toList();
  }

  /** All that these buckets hold are farther than what was found before. */
  private static void addSorted(
      List<Contact> found, List<Bucket> next, Comparator<Contact> byDistance) {
    next.stream()
        .flatMap(bucket -> bucket.members().stream())
        .sorted(byDistance)
        .forEach(found::add);
  }

  synchronized boolean contains(PeerId peer) {
    return contact(peer).isPresent();
  }

  synchronized int size() {
    return buckets.stream().mapToInt(bucket -> bucket.members().size()).sum();
  }

  /**
   * The buckets that a lookup of the own id does not fill, as numbers of shared leading bits: all
   * before those last ones that hold fewer than so many in all.
   */
  synchronized IntStream farBuckets(int nearby) {
    int first = Key.BITS;
    for (int held = 0; first > 0 && held < nearby; first--) {
      held += buckets.get(first - 1).members().size();
    }
    return IntStream.range(0, first);
  }

  /** Who was not seen since this time, at most so many, the longest unseen first. */
  synchronized List<KadPeer> notSeenSince(Instant time, int count) {
    return buckets.stream()
        .flatMap(bucket -> bucket.members().stream())
        .filter(contact -> contact.lastSeen().isBefore(time))
        .sorted(Comparator.comparing(Contact::lastSeen))
        .limit(count)
        .map(Contact::peer)
        .toList();
  }

  private Optional<Contact> contact(PeerId peer) {
    Key key = Key.of(peer);
    return key.equals(self)
        ? Optional.empty()
        : bucketOf(key).members().stream().filter(contact -> contact.id().equals(peer)).findFirst();
  }
}
