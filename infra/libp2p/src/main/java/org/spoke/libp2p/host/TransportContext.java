package org.spoke.libp2p.host;

import io.netty.channel.EventLoopGroup;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.upgrade.Upgrader;

/**
 * What a host lends its transports; it ends all of that itself.
 *
 * @param host is not to be asked before it has started
 * @param upgrader secures and multiplexes raw connections
 * @param loops for all sockets of the host
 * @param timer for what is short
 * @param threads virtual ones, which are interrupted when the host closes
 * @param admission whether somebody at this address may begin a handshake
 */
public record TransportContext(
    Host host,
    PrivateKey identity,
    Upgrader upgrader,
    EventLoopGroup loops,
    ScheduledExecutorService timer,
    ExecutorService threads,
    Predicate<Multiaddr> admission,
    InstantSource clock,
    SecureRandom random) {}
