package org.spoke.libp2p;

/**
 * Figures of a host: what is open now, and how often what has happened since it began.
 *
 * @param dials to peers, each over one or several addresses
 * @param connectionsRefused by the gate or by a limit, after their handshake
 * @param streamsRefused by a limit, or for their protocol
 * @param eventsDropped since listeners were too slow
 */
public record HostMetrics(
    int inboundConnections,
    int outboundConnections,
    int inboundStreams,
    int outboundStreams,
    long dials,
    long dialsFailed,
    long dialsCancelled,
    long connectionsOpened,
    long connectionsRefused,
    long connectionsTrimmed,
    long streamsOpened,
    long streamsRefused,
    long eventsDropped) {}
