package org.spoke.libp2p.host;

import org.spoke.libp2p.transport.Transport;

/** Makes a transport for a host. */
@FunctionalInterface
public interface TransportFactory {
  Transport create(TransportContext context);
}
