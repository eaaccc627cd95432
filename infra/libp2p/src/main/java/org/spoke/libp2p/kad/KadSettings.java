package org.spoke.libp2p.kad;

/**
 * How a peer takes part in a DHT. All peers of one DHT should have the same {@code replication}.
 *
 * @param replication how many peers keep a value, and how many a bucket holds: the specification's
 *     k; at most 20, since more are not read from an answer
 * @param concurrency how many requests of one lookup are under way at once: the specification's
 *     alpha
 * @param resiliency how many of the nearest peers must have answered before a lookup ends
 */
public record KadSettings(
    int replication,
    int concurrency,
    int resiliency,
    Diversity diversity,
    KadTimes times,
    StoreLimits limits) {
  /** The specification's. */
  public static final KadSettings USUAL =
      new KadSettings(20, 10, 20, Diversity.USUAL, KadTimes.USUAL, StoreLimits.USUAL);

  public KadSettings {
    if (replication > KadMessages.MAX_PEERS) {
      throw new IllegalArgumentException(
          "At most " + KadMessages.MAX_PEERS + " peers are read from an answer: " + replication);
    }
    if (concurrency < 1 || resiliency < 1 || resiliency > replication) {
      throw new IllegalArgumentException(
          "At least 1 request is under way, and 1 to "
              + replication
              + " answers end a lookup: not "
              + concurrency
              + " and "
              + resiliency);
    }
  }

  public KadSettings withTimes(KadTimes other) {
    return new KadSettings(replication, concurrency, resiliency, diversity, other, limits);
  }

  Lookup.Width width() {
    return new Lookup.Width(replication, concurrency, resiliency);
  }
}
