package org.spoke.libp2p.host;

/**
 * How much a host holds at once.
 *
 * @param inboundConnections beyond them, newcomers are refused
 * @param outboundConnections beyond them, dials are refused
 * @param connectionsPerPeer beyond them, its next one is refused
 * @param manyConnections beyond them, the least useful are closed
 * @param enoughConnections until so many are left
 * @param inboundStreams that others have opened, each with a thread while it is served
 * @param outboundStreams that this host has opened
 * @param streamsPerPeer in each direction
 * @param streamsPerProtocol in each direction, of all peers
 * @param streamsPerPeerAndProtocol in each direction
 * @param dials attempts at once, each to one address
 * @param addressesPerDial beyond them, the last are not tried
 */
public record HostLimits(
    int inboundConnections,
    int outboundConnections,
    int connectionsPerPeer,
    int manyConnections,
    int enoughConnections,
    int inboundStreams,
    int outboundStreams,
    int streamsPerPeer,
    int streamsPerProtocol,
    int streamsPerPeerAndProtocol,
    int dials,
    int addressesPerDial) {

  /** An idle connection costs some 50 KiB, so that all of them have 100 MiB. */
  private static final int CONNECTIONS_IN_ONE_DIRECTION = 1_024;

  /** Both sides dial at once, directly and over a relay, over two transports. */
  private static final int CONNECTIONS_PER_PEER = 8;

  /** What js-libp2p and go-libp2p keep at most; a routing table needs fewer. */
  private static final int MANY_CONNECTIONS = 300;

  private static final int ENOUGH_CONNECTIONS = 200;

  /** An idle stream costs some 5 KiB with its thread, so that all of them have 80 MiB. */
  private static final int STREAMS_IN_ONE_DIRECTION = 16_384;

  /** Those of one connection: one peer has no more over several. */
  private static final int STREAMS_PER_PEER = 1_000;

  /** No protocol takes more than half of all. */
  private static final int STREAMS_PER_PROTOCOL = 8_192;

  /** Nor more than half of a peer's. */
  private static final int STREAMS_PER_PEER_AND_PROTOCOL = 500;

  /** Descriptors for sockets that may come to nothing. */
  private static final int DIALS = 128;

  /** A peer has a few networks, relays and transports; more are a trick to make us dial others. */
  private static final int ADDRESSES_PER_DIAL = 32;

  public static final HostLimits USUAL =
      new HostLimits(
          CONNECTIONS_IN_ONE_DIRECTION,
          CONNECTIONS_IN_ONE_DIRECTION,
          CONNECTIONS_PER_PEER,
          MANY_CONNECTIONS,
          ENOUGH_CONNECTIONS,
          STREAMS_IN_ONE_DIRECTION,
          STREAMS_IN_ONE_DIRECTION,
          STREAMS_PER_PEER,
          STREAMS_PER_PROTOCOL,
          STREAMS_PER_PEER_AND_PROTOCOL,
          DIALS,
          ADDRESSES_PER_DIAL);

  public HostLimits {
    if (Math.min(inboundConnections, outboundConnections) < 0 || connectionsPerPeer < 1) {
      throw new IllegalArgumentException("Limits of connections are not negative");
    }
    if (enoughConnections < 0 || manyConnections < enoughConnections) {
      throw new IllegalArgumentException("Many connections are at least as many as enough");
    }
    if (Math.min(inboundStreams, outboundStreams) < 0
        || Math.min(streamsPerPeer, streamsPerProtocol) < 1
        || streamsPerPeerAndProtocol < 1) {
      throw new IllegalArgumentException("Limits of streams are not negative");
    }
    if (dials < 1 || addressesPerDial < 1) {
      throw new IllegalArgumentException("A host dials at least one address at once");
    }
  }

  public HostLimits withConnections(int inbound, int outbound, int perPeer) {
    return new HostLimits(
        inbound,
        outbound,
        perPeer,
        manyConnections,
        enoughConnections,
        inboundStreams,
        outboundStreams,
        streamsPerPeer,
        streamsPerProtocol,
        streamsPerPeerAndProtocol,
        dials,
        addressesPerDial);
  }

  public HostLimits withTrimming(int many, int enough) {
    return new HostLimits(
        inboundConnections,
        outboundConnections,
        connectionsPerPeer,
        many,
        enough,
        inboundStreams,
        outboundStreams,
        streamsPerPeer,
        streamsPerProtocol,
        streamsPerPeerAndProtocol,
        dials,
        addressesPerDial);
  }

  public HostLimits withStreams(
      int inbound, int outbound, int perPeer, int perProtocol, int perPeerAndProtocol) {
    return new HostLimits(
        inboundConnections,
        outboundConnections,
        connectionsPerPeer,
        manyConnections,
        enoughConnections,
        inbound,
        outbound,
        perPeer,
        perProtocol,
        perPeerAndProtocol,
        dials,
        addressesPerDial);
  }
}
