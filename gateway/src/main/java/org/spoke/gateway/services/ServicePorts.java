package org.spoke.gateway.services;

import io.grpc.ManagedChannel;

/** Where each service answers: over mTLS in a box, in process in tests. */
@FunctionalInterface
public interface ServicePorts {
  /** The channel to a service; opened when it is first used. */
  ManagedChannel channel(Service service);
}
