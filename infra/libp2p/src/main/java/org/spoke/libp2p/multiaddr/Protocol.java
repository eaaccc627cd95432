package org.spoke.libp2p.multiaddr;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A protocol that an address may name, with its code and how its value is written. */
public enum Protocol {
  IP4("ip4", 4, new IpAddress.Version4()),
  TCP("tcp", 6, new Port()),
  IP6("ip6", 41, new IpAddress.Version6()),
  IP6ZONE("ip6zone", 42, new Name("zone")),
  DNS("dns", 53, new Name("host name")),
  DNS4("dns4", 54, new Name("host name")),
  DNS6("dns6", 55, new Name("host name")),
  DNSADDR("dnsaddr", 56, new Name("host name")),
  UDP("udp", 273, new Port()),
  WEBRTC_DIRECT("webrtc-direct", 280, new NoValue()),
  P2P_CIRCUIT("p2p-circuit", 290, new NoValue()),
  /** Its value is a path, which takes all the rest of an address's text: nothing follows it. */
  UNIX("unix", 400, new Path()),
  P2P("p2p", 421, new PeerIdValue()),
  TLS("tls", 448, new NoValue()),
  SNI("sni", 449, new Name("server name")),
  NOISE("noise", 454, new NoValue()),
  QUIC_V1("quic-v1", 461, new NoValue()),
  WEBTRANSPORT("webtransport", 465, new NoValue()),
  CERTHASH("certhash", 466, new CertificateHash()),
  WS("ws", 477, new NoValue()),
  WSS("wss", 478, new NoValue());

  /** How peers wrote {@code p2p} until 2019; read, never written. */
  private static final String OLD_NAME_OF_P2P = "ipfs";

  private static final Map<Integer, Protocol> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Protocol::code, Function.identity()));
  private static final Map<String, Protocol> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Protocol::text, Function.identity()));

  private final String text;
  private final int code;

  /** A record without state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Value value;

  Protocol(String text, int code, Value value) {
    this.text = text;
    this.code = code;
    this.value = value;
  }

  /** Its name within an address. */
  public String text() {
    return text;
  }

  /** Its number in the multicodec table. */
  public int code() {
    return code;
  }

  /** Whether a value follows its name. */
  public boolean hasValue() {
    return !(value instanceof NoValue);
  }

  Value value() {
    return value;
  }

  static Optional<Protocol> ofCode(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  static Optional<Protocol> ofText(String text) {
    return Optional.ofNullable(text.equals(OLD_NAME_OF_P2P) ? P2P : BY_NAME.get(text));
  }
}
