package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the routing table filled and true (kad-dht spec, "Bootstrap process"): looks for the own id
 * and into each bucket farther away from time to time, and asks contacts that were silent for long.
 */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** How many silent contacts are asked in one run: a lookup's worth. */
  private static final int MAX_CHECKS = 20;

  /** How many refreshes a contact may be silent. */
  private static final int SILENT_REFRESHES = 3;

  /** Stands for the lookup of the own id beside the buckets' numbers. */
  private static final int OWN_ID = -1;

  private final RoutingTable table;
  private final Queries queries;
  private final PeerRouting routing;
  private final InstantSource clock;
  private final Duration interval;
  private final int nearby;
  private final DueTimes<Integer> refreshes;

  /** Who is asked when nobody is known any more. */
  private volatile Collection<KadPeer> seeds = List.of();

  Upkeep(
      RoutingTable table,
      Queries queries,
      PeerRouting routing,
      InstantSource clock,
      RandomGenerator random,
      KadSettings settings) {
    this.table = table;
    this.queries = queries;
    this.routing = routing;
    this.clock = clock;
    this.interval = settings.times().refresh();
    this.nearby = settings.replication();
    this.refreshes = new DueTimes<>(clock, random, interval);
    refreshes.done(OWN_ID);
  }

  /** Joins the network by these peers: finds those near the own id and some of each bucket. */
  void join(Collection<KadPeer> peers) throws IOException {
    seeds = List.copyOf(peers);
    lookForSelf();
    for (int bucket : farBuckets()) {
      refresh(bucket);
    }
  }

  /** Does what is due now. */
  void run() throws InterruptedIOException {
    checkSilent();
    try {
      for (int due : dueRefreshes()) {
        if (due == OWN_ID) {
          lookForSelf();
        } else {
          refresh(due);
        }
      }
    } catch (InterruptedIOException closing) {
      throw closing;
    } catch (IOException alone) {
      LOG.debug("Nothing to refresh: {}", alone.getMessage());
    }
  }

  private void lookForSelf() throws IOException {
    refreshes.done(OWN_ID);
    routing.joinWith(table.size() == 0 ? seeds : List.of());
  }

  private void refresh(int bucket) throws IOException {
    refreshes.done(bucket);
    routing.refresh(bucket);
  }

  private List<Integer> dueRefreshes() {
    farBuckets().stream().filter(bucket -> !refreshes.contains(bucket)).forEach(refreshes::done);
    return refreshes.due();
  }

  private List<Integer> farBuckets() {
    return table
        .farBuckets(nearby)
        .filter(bucket -> bucket <= PeerRouting.LAST_REFRESHED_BUCKET)
        .boxed()
        .toList();
  }

  private void checkSilent() throws InterruptedIOException {
    List<KadPeer> silent =
        table.notSeenSince(
            clock.instant().minus(interval.multipliedBy(SILENT_REFRESHES)), MAX_CHECKS);
    queries.each(silent, routing::isAlive);
  }
}
