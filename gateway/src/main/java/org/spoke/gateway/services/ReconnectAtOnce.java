package org.spoke.gateway.services;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;

/**
 * Tries a lost connection anew with each call. By itself gRPC would wait up to two minutes, and a
 * service that is back after a second would seem to be gone. Connecting within a box costs nothing.
 */
final class ReconnectAtOnce implements ClientInterceptor {
  private final ManagedChannel channel;

  ReconnectAtOnce(ManagedChannel channel) {
    this.channel = channel;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    }
    return next.newCall(method, options);
  }
}
