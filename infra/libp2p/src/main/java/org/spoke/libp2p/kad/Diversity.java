package org.spoke.libp2p.kad;

/**
 * How many peers of one network (16 bits of IPv4, 32 of IPv6) may stand in the routing table, so
 * that who holds one network cannot surround a peer.
 *
 * @param perBucket of one network in each bucket
 * @param inTotal of one network in all buckets
 */
public record Diversity(int perBucket, int inTotal) {
  /** A fifth of a bucket, and of all buckets as many as half a bucket. */
  public static final Diversity USUAL = new Diversity(4, 10);

  public Diversity {
    if (perBucket < 1 || inTotal < perBucket) {
      throw new IllegalArgumentException(
          "At least 1 of a network may be in a bucket, and as many in total: not "
              + perBucket
              + " and "
              + inTotal);
    }
  }
}
