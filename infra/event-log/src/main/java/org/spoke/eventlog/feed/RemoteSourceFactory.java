package org.spoke.eventlog.feed;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.processing.RemoteSources;

/** Finds other services through the box's channels. */
@Factory
final class RemoteSourceFactory {
  @Singleton
  RemoteSources remoteSources(BeanProvider<ServiceChannels> channels) {
    return (service, eventTypes) ->
        new RemoteEventSource(service, () -> channels.get().channel(service), eventTypes);
  }
}
