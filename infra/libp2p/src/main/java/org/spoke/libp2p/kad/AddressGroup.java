package org.spoke.libp2p.kad;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The network that an address belongs to, as far as one owner is likely to hold all of it: 16 bits
 * of IPv4, 32 bits of IPv6.
 */
record AddressGroup(String prefix) {
  private static final int VERSION_4_BYTES = 2;
  private static final int VERSION_6_BYTES = 4;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int UNIQUE_LOCAL = 0xfc;

  /** Empty for addresses within the own house, which nobody outside can have. */
  static Optional<AddressGroup> of(InetAddress address) {
    if (isPrivate(address)) {
      return Optional.empty();
    }
    boolean version6 = address instanceof Inet6Address;
    int length = version6 ? VERSION_6_BYTES : VERSION_4_BYTES;
    return Optional.of(new AddressGroup(HexFormat.of().formatHex(address.getAddress(), 0, length)));
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || (address instanceof Inet6Address
            && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
