package org.spoke.libp2p.transport.tcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where this host listens, and so where its dials may come from. */
final class ListeningPorts {
  private final List<InetSocketAddress> listening = new CopyOnWriteArrayList<>();

  void add(InetSocketAddress address) {
    listening.add(address);
  }

  void remove(InetSocketAddress address) {
    listening.remove(address);
  }

  /** From where a dial to there may come: a port of all interfaces, or of the loopback's. */
  Optional<InetSocketAddress> from(InetSocketAddress to) {
    return listening.stream()
        .filter(here -> isOfOneFamily(here.getAddress(), to.getAddress()))
        .filter(here -> reaches(here.getAddress(), to.getAddress()))
        .filter(here -> here.getPort() != to.getPort() || !isOfThisMachine(to.getAddress()))
        .findFirst();
  }

  private static boolean isOfOneFamily(InetAddress here, InetAddress there) {
    return here.getClass() == there.getClass();
  }

  private static boolean reaches(InetAddress here, InetAddress there) {
    return here.isAnyLocalAddress() || (here.isLoopbackAddress() && there.isLoopbackAddress());
  }

  /** From the port that it leads to, a dial would meet itself, and never the listener. */
  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
