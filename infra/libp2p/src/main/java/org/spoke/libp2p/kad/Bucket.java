package org.spoke.libp2p.kad;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.spoke.libp2p.peer.PeerId;

/**
 * The contacts that share as many leading bits with the own key, and those that wait until one of
 * them fails. Not safe for several threads.
 */
final class Bucket {
  private final int capacity;

  /** Who was seen last comes last. */
  private final SequencedMap<PeerId, Contact> members = new LinkedHashMap<>();

  /** Who was seen last comes last. */
  private final SequencedMap<PeerId, Contact> waiting = new LinkedHashMap<>();

  Bucket(int capacity) {
    this.capacity = capacity;
  }

  Collection<Contact> members() {
    return members.values();
  }

  boolean isFull() {
    return members.size() >= capacity;
  }

  long members(AddressGroup network) {
    return count(members, network);
  }

  private static long count(SequencedMap<PeerId, Contact> contacts, AddressGroup network) {
    return contacts.values().stream()
        .filter(contact -> contact.network().filter(network::equals).isPresent())
        .count();
  }

  void add(Contact contact) {
    members.putLast(contact.id(), contact);
  }

  /** Forgets a contact. Returns it when it was a member. */
  Optional<Contact> remove(PeerId peer) {
    waiting.remove(peer);
    return Optional.ofNullable(members.remove(peer));
  }

  /**
   * Keeps a contact for when a member fails; too many drive out who was not seen for the longest.
   *
   * @param perNetwork how many of its network may wait, so that they cannot drive out the others
   */
  void await(Contact contact, int perNetwork) {
    if (contact.network().filter(network -> count(waiting, network) >= perNetwork).isPresent()) {
      return;
    }
    waiting.putLast(contact.id(), contact);
    if (waiting.size() > capacity) {
      waiting.pollFirstEntry();
    }
  }

  /** The one seen last of those that wait and may come in; it waits no longer. */
  Optional<Contact> takeWaiting(Predicate<Contact> admitted) {
    Optional<Contact> next =
        waiting.sequencedValues().reversed().stream().filter(admitted).findFirst();
    next.ifPresent(contact -> waiting.remove(contact.id()));
    return next;
  }
}
