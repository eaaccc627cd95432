package org.spoke.libp2p.transport.tcp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.multiaddr.Component;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.multiaddr.Protocol;

/** Reads addresses of the form host, TCP, and a peer's id perhaps. */
final class TcpAddress {
  private TcpAddress() {}

  /** Whether this transport alone leads there. */
  static boolean isKnown(Multiaddr address) {
    return address
        .withoutPeer()
        .map(Multiaddr::components)
        .filter(parts -> parts.size() == 2 && parts.getLast().protocol() == Protocol.TCP)
        .map(parts -> isHost(parts.getFirst()))
        .orElse(false);
  }

  private static boolean isHost(Component component) {
    return switch (component.protocol()) {
      case IP4, IP6, DNS, DNS4, DNS6 -> true;
      default -> false;
    };
  }

  /** All sockets that an address stands for, at least one. */
  static List<InetSocketAddress> resolve(Multiaddr address, HostNames names) throws IOException {
    InetSocketAddress socket = socket(address);
    if (!socket.isUnresolved()) {
      return List.of(socket);
    }
    Protocol family = address.components().getFirst().protocol();
    List<InetSocketAddress> found =
        names.lookUp(socket.getHostString()).stream()
            .filter(ip -> isOf(family, ip))
            .map(ip -> new InetSocketAddress(ip, socket.getPort()))
            .toList();
    if (found.isEmpty()) {
      throw new IOException("No address of the wanted kind is known for " + address);
    }
    return found;
  }

  private static InetSocketAddress socket(Multiaddr address) throws IOException {
    Optional<InetSocketAddress> socket =
        Optional.of(address).filter(TcpAddress::isKnown).flatMap(Multiaddr::socketAddress);
    return socket.orElseThrow(() -> new IOException(address + " is no address of TCP"));
  }

  private static boolean isOf(Protocol family, InetAddress ip) {
    return switch (family) {
      case DNS4 -> ip instanceof Inet4Address;
      case DNS6 -> ip instanceof Inet6Address;
      default -> true;
    };
  }
}
