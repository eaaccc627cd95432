package org.spoke.libp2p.multiaddr;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spoke.libp2p.peer.PeerId;

/**
 * The way to a peer, as the protocols on it from the outermost in: {@code
 * /ip4/192.0.2.1/tcp/4001/p2p/12D3...}. Immutable, and canonical: equal ways have equal texts and
 * equal bytes.
 */
public final class Multiaddr {
  /**
   * In bytes, and for texts in characters twice as many: a relayed address with long names has
   * under 700.
   */
  public static final int MAX_BYTES = 1024;

  private final List<Component> components;
  private final byte[] bytes;

  private Multiaddr(List<Component> components) {
    this.components = List.copyOf(components);
    this.bytes = bytesOf(components);
    requireNothingAfterPath();
  }

  private static byte[] bytesOf(List<Component> components) {
    int size = components.stream().mapToInt(Component::size).sum();
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "An address has " + size + " bytes, at most " + MAX_BYTES + " are allowed");
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    components.forEach(component -> component.write(bytes));
    return bytes.array();
  }

  private void requireNothingAfterPath() {
    int path = components.stream().map(Component::protocol).toList().indexOf(Protocol.UNIX);
    if (path >= 0 && path < components.size() - 1) {
      throw new IllegalArgumentException(
          "Nothing follows the path of /unix, but " + components.get(path + 1) + " does");
    }
  }

  /**
   * Reads the text of an address.
   *
   * @throws IllegalArgumentException when it is none; says what is wrong
   */
  public static Multiaddr parse(String text) {
    return new Multiaddr(MultiaddrText.parse(text));
  }

  /**
   * Reads the bytes of an address, all of them.
   *
   * @throws IllegalArgumentException when they are none, or name a protocol that is not known here;
   *     says what is wrong
   */
  public static Multiaddr ofBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "An address has 1 to " + MAX_BYTES + " bytes, not " + bytes.length);
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    List<Component> components = new ArrayList<>();
    while (rest.hasRemaining()) {
      components.add(Component.read(rest));
    }
    return new Multiaddr(components);
  }

  /** The address of these protocols. */
  public static Multiaddr of(List<Component> components) {
    if (components.isEmpty()) {
      throw new IllegalArgumentException("An address names at least one protocol");
    }
    return new Multiaddr(components);
  }

  /** {@code /ip4/../tcp/..} or {@code /ip6/../tcp/..}. The address must be resolved. */
  public static Multiaddr tcp(InetSocketAddress address) {
    return ofSocket(address, Protocol.TCP);
  }

  /** {@code /ip4/../udp/..} or {@code /ip6/../udp/..}. The address must be resolved. */
  public static Multiaddr udp(InetSocketAddress address) {
    return ofSocket(address, Protocol.UDP);
  }

  private static Multiaddr ofSocket(InetSocketAddress address, Protocol transport) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "The host name is not resolved: " + address.getHostString());
    }
    byte[] bytes = address.getAddress().getAddress();
    Protocol host = bytes.length == IpAddress.VERSION_4_BYTES ? Protocol.IP4 : Protocol.IP6;
    return new Multiaddr(
        List.of(
            Component.of(host, bytes),
            Component.of(transport, Integer.toString(address.getPort()))));
  }

  public List<Component> components() {
    return components;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the protocol is anywhere on the way. */
  public boolean has(Protocol protocol) {
    return value(protocol).isPresent();
  }

  /** The value of the first such protocol on the way. */
  public Optional<String> value(Protocol protocol) {
    return components.stream()
        .filter(component -> component.protocol() == protocol)
        .map(Component::value)
        .findFirst();
  }

  /** This way and then the other. */
  public Multiaddr encapsulate(Multiaddr inner) {
    List<Component> all = new ArrayList<>(components);
    all.addAll(inner.components);
    return new Multiaddr(all);
  }

  /** This way and then one protocol more. */
  public Multiaddr encapsulate(Protocol protocol, String value) {
    return encapsulate(of(List.of(Component.of(protocol, value))));
  }

  /**
   * This way up to where the last occurrence of the other begins; all of it when the other does not
   * occur.
   *
   * @return empty when nothing is left
   */
  public Optional<Multiaddr> decapsulate(Multiaddr inner) {
    int start = Collections.lastIndexOfSubList(components, inner.components);
    return start < 0 ? Optional.of(this) : before(start);
  }

  /**
   * This way up to the last occurrence of a protocol, which goes too; all of it when the protocol
   * does not occur.
   */
  public Optional<Multiaddr> decapsulate(Protocol protocol) {
    int start = components.stream().map(Component::protocol).toList().lastIndexOf(protocol);
    return start < 0 ? Optional.of(this) : before(start);
  }

  private Optional<Multiaddr> before(int end) {
    return end == 0 ? Optional.empty() : Optional.of(new Multiaddr(components.subList(0, end)));
  }

  /** Whom the way leads to, when its last protocol says so. */
  public Optional<PeerId> peer() {
    Component last = components.getLast();
    return last.protocol() == Protocol.P2P
        ? Optional.of(PeerId.ofBytes(last.valueBytes()))
        : Optional.empty();
  }

  /** This way with {@code /p2p/} and the id at its end, once. */
  public Multiaddr withPeer(PeerId peer) {
    return peer().filter(peer::equals).isPresent()
        ? this
        : encapsulate(Protocol.P2P, peer.toString());
  }

  /** This way without the id at its end; empty when it was nothing else. */
  public Optional<Multiaddr> withoutPeer() {
    return peer().isEmpty() ? Optional.of(this) : before(components.size() - 1);
  }

  /** Whether a relay is on the way. */
  public boolean isCircuit() {
    return has(Protocol.P2P_CIRCUIT);
  }

  /**
   * The way to the relay: what comes before the last {@code /p2p-circuit}. Empty when there is
   * none, or nothing before it.
   */
  public Optional<Multiaddr> relay() {
    return isCircuit() ? decapsulate(Protocol.P2P_CIRCUIT) : Optional.empty();
  }

  /**
   * Host and port, when the way begins with a host and then TCP or UDP. A host given by name is not
   * resolved. A zone of IPv6 is left out.
   */
  public Optional<InetSocketAddress> socketAddress() {
    int host = components.getFirst().protocol() == Protocol.IP6ZONE ? 1 : 0;
    if (components.size() < host + 2) {
      return Optional.empty();
    }
    Component port = components.get(host + 1);
    boolean known = port.protocol() == Protocol.TCP || port.protocol() == Protocol.UDP;
    return known ? socket(components.get(host), Integer.parseInt(port.value())) : Optional.empty();
  }

  private static Optional<InetSocketAddress> socket(Component host, int port) {
    return switch (host.protocol()) {
      case IP4, IP6 ->
          Optional.of(new InetSocketAddress(IpAddress.ofBytes(host.valueBytes()), port));
      case DNS, DNS4, DNS6 -> Optional.of(InetSocketAddress.createUnresolved(host.value(), port));
      default -> Optional.empty();
    };
  }

  /** The IP address that the way begins with. */
  public Optional<InetAddress> ip() {
    return socketAddress().map(InetSocketAddress::getAddress);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Multiaddr that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return components.stream().map(Component::toString).collect(Collectors.joining());
  }
}
