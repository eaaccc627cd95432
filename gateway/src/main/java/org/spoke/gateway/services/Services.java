package org.spoke.gateway.services;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The channels to all services; every unary call on them keeps its request's deadline. */
@Singleton
public final class Services {
  private final Map<Service, Channel> channels = new EnumMap<>(Service.class);

  Services(ServicePorts ports) {
    CallDeadline deadline = new CallDeadline();
    for (Service service : Service.values()) {
      ManagedChannel channel = ports.channel(service);
      channels.put(
          service, ClientInterceptors.intercept(channel, deadline, new ReconnectAtOnce(channel)));
    }
  }

  /** The channel on which to ask a service. */
  public Channel channel(Service service) {
    return channels.get(service);
  }
}
