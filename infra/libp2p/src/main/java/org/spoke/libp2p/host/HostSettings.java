package org.spoke.libp2p.host;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.mux.Muxer;
import org.spoke.libp2p.peer.Peerstore;
import org.spoke.libp2p.pnet.NetworkKey;

/** All that a host is made of. */
record HostSettings(
    PrivateKey identity,
    String agentVersion,
    SecureRandom random,
    InstantSource clock,
    HostLimits limits,
    Gate gate,
    Peerstore peerstore,
    Optional<NetworkKey> network,
    List<Muxer> muxers,
    List<TransportFactory> transports) {}
