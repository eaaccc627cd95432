package org.spoke.eventlog.feed;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.processing.RemoteSources;
import org.spoke.eventlog.store.EventSerializer;

/** Finds other services through the box's channels. */
@Factory
final class RemoteSourceFactory {
  @Singleton
  RemoteSources remoteSources(BeanProvider<ServiceChannels> channels, EventSerializer serializer) {
    return (service, eventTypes) ->
        new RemoteEventSource(
            service, () -> channels.get().channel(service), serializer, eventTypes);
  }
}
