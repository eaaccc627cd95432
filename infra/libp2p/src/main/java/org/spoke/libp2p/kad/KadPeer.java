package org.spoke.libp2p.kad;

import java.util.List;
import java.util.stream.Stream;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** A peer and where others say that it is. Immutable; equal when both are. */
public final class KadPeer {
  /** A peer with several networks and relays has fewer; further ones are left out. */
  public static final int MAX_ADDRESSES = 16;

  /**
   * In bytes: an address over a relay has some 100. Longer ones are left out, so that full answers
   * fit into a message.
   */
  static final int MAX_ADDRESS_BYTES = 256;

  private final PeerId id;
  private final List<Multiaddr> addresses;
  private final Key key;

  public KadPeer(PeerId id, List<Multiaddr> addresses) {
    this(id, addresses, Key.of(id));
  }

  private KadPeer(PeerId id, List<Multiaddr> addresses, Key key) {
    this.id = id;
    this.key = key;
    this.addresses =
        addresses.stream()
            .filter(address -> address.bytes().length <= MAX_ADDRESS_BYTES)
            .distinct()
            .limit(MAX_ADDRESSES)
            .toList();
  }

  public PeerId id() {
    return id;
  }

  public List<Multiaddr> addresses() {
    return addresses;
  }

  /** Where the peer's id lies; to hash it costs more than all else that is done with a peer. */
  Key key() {
    return key;
  }

  KadPeer at(List<Multiaddr> others) {
    return others.equals(addresses) ? this : new KadPeer(id, others, key);
  }

  /**
   * This peer with what somebody else says of it: half of the room is for the latest word, so that
   * no liar can keep the truth out.
   */
  KadPeer with(List<Multiaddr> latest) {
    List<Multiaddr> newcomers =
        latest.stream().filter(address -> !addresses.contains(address)).toList();
    if (newcomers.isEmpty()) {
      return this;
    }
    int room = Math.max(MAX_ADDRESSES - newcomers.size(), MAX_ADDRESSES / 2);
    return at(Stream.concat(addresses.stream().limit(room), newcomers.stream()).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KadPeer that && id.equals(that.id) && addresses.equals(that.addresses);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + addresses.hashCode();
  }

  @Override
  public String toString() {
    return id + " at " + addresses;
  }
}
