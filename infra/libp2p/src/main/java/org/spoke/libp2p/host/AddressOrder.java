package org.spoke.libp2p.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Comparator;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** Which of several ways to a peer is tried first: the near ones, and a relay last. */
final class AddressOrder implements Comparator<Multiaddr> {
  /** The top seven bits of unique local addresses (RFC 4193). */
  private static final int UNIQUE_LOCAL = 0xfc;

  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  @Override
  public int compare(Multiaddr one, Multiaddr other) {
    return Integer.compare(rank(one), rank(other));
  }

  private static int rank(Multiaddr address) {
    if (address.isCircuit()) {
      return 2;
    }
    return isPrivate(address) ? 0 : 1;
  }

  /** Whether an address leads no farther than the networks of its own machine. */
  static boolean isPrivate(Multiaddr address) {
    return address.ip().map(AddressOrder::isPrivate).orElse(false);
  }

  private static boolean isPrivate(InetAddress ip) {
    return ip.isLoopbackAddress()
        || ip.isSiteLocalAddress()
        || ip.isLinkLocalAddress()
        || (ip instanceof Inet6Address && (ip.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
