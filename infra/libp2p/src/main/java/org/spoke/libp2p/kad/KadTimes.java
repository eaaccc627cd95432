package org.spoke.libp2p.kad;

import java.time.Duration;

/**
 * How long things last and wait.
 *
 * @param request for one request and its answer, the dialling included
 * @param lookup for a whole lookup
 * @param refresh between two lookups into the same bucket
 * @param valueExpiry how long a value is kept that nobody puts again
 * @param providerExpiry how long a provider is named that does not announce itself again
 * @param providerAddresses how long a provider's addresses are told with its id
 * @param republish between two announcements of what this peer puts and provides
 */
public record KadTimes(
    Duration request,
    Duration lookup,
    Duration refresh,
    Duration valueExpiry,
    Duration providerExpiry,
    Duration providerAddresses,
    Duration republish) {
  /** The specification's, where it gives one. */
  public static final KadTimes USUAL =
      new KadTimes(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofHours(48),
          Duration.ofHours(48),
          Duration.ofMinutes(30),
          Duration.ofHours(22));

  public KadTimes {
    if (republish.compareTo(valueExpiry) >= 0 || republish.compareTo(providerExpiry) >= 0) {
      throw new IllegalArgumentException("What is published again after its expiry is lost");
    }
  }
}
