package org.spoke.libp2p.host;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.spoke.libp2p.multiaddr.Component;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.transport.Transport.TransportListener;

/** Where this host can be reached: where it listens, and what else was found out. */
final class OwnAddresses {
  /** From one source; as many as a peer record holds in all. */
  private static final int MOST_FROM_A_SOURCE = 16;

  private final CopyOnWriteArrayList<TransportListener> listeners = new CopyOnWriteArrayList<>();

  /** Guarded by itself. */
  private final Map<String, List<Multiaddr>> announced = new LinkedHashMap<>();

  void add(TransportListener listener) {
    listeners.add(listener);
  }

  /**
   * @return whether that changes anything
   */
  boolean announce(String source, Collection<Multiaddr> addresses) {
    List<Multiaddr> some = addresses.stream().distinct().limit(MOST_FROM_A_SOURCE).toList();
    synchronized (announced) {
      List<Multiaddr> before =
          some.isEmpty() ? announced.remove(source) : announced.put(source, some);
      return !some.equals(before == null ? List.of() : before);
    }
  }

  List<Multiaddr> all() {
    Stream<Multiaddr> here =
        listeners.stream().map(TransportListener::address).flatMap(OwnAddresses::reachable);
    synchronized (announced) {
      Stream<Multiaddr> elsewhere = announced.values().stream().flatMap(Collection::stream);
      return Stream.concat(here, elsewhere).distinct().toList();
    }
  }

  /** One for each interface when the address stands for all of them. */
  private static Stream<Multiaddr> reachable(Multiaddr address) {
    return address.ip().filter(InetAddress::isAnyLocalAddress).isPresent()
        ? interfaces().filter(ip -> isOfOneFamily(ip, address)).map(ip -> at(ip, address))
        : Stream.of(address);
  }

  private static Stream<InetAddress> interfaces() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(ip -> !ip.isLinkLocalAddress());
    } catch (SocketException unknown) {
      return Stream.empty();
    }
  }

  private static boolean isOfOneFamily(InetAddress ip, Multiaddr address) {
    return address
        .ip()
        .filter(any -> any.getAddress().length == ip.getAddress().length)
        .isPresent();
  }

  /** The same way, but beginning at another host. */
  private static Multiaddr at(InetAddress ip, Multiaddr address) {
    int port = address.socketAddress().map(InetSocketAddress::getPort).orElseThrow();
    Multiaddr host = Multiaddr.tcp(new InetSocketAddress(ip, port));
    List<Component> parts = address.components();
    return Multiaddr.of(
        Stream.concat(host.components().stream().limit(1), parts.subList(1, parts.size()).stream())
            .toList());
  }

  /** Ends all listeners. */
  void close() {
    listeners.forEach(TransportListener::close);
  }
}
