package org.spoke.libp2p.bootstrap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Connects to some of the given peers, and again when they are lost. */
public final class Bootstrap implements AutoCloseable {
  private static final String REASON = "bootstrap";
  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

  private final Host host;
  private final Map<PeerId, List<Multiaddr>> peers;
  private final BootstrapSettings settings;
  private final ScheduledExecutorService timer;
  private final Random random;
  private final Backoff backoff;
  private final AutoCloseable listening;

  /** Guarded by this, as all that follows. */
  private ScheduledFuture<?> scheduled;

  private Thread round;
  private boolean closed;

  /**
   * Begins at once.
   *
   * @param addresses each with a peer's id at its end; several may lead to one peer
   * @param timer is not ended here
   * @throws IllegalArgumentException when an address names no peer
   */
  public Bootstrap(
      Host host,
      Collection<Multiaddr> addresses,
      BootstrapSettings settings,
      ScheduledExecutorService timer,
      Random random) {
    this.host = host;
    this.peers = byPeer(addresses);
    this.settings = settings;
    this.timer = timer;
    this.random = random;
    this.backoff = new Backoff(settings.firstPause(), settings.longestPause(), random);
    peers.keySet().forEach(peer -> host.protect(peer, REASON));
    this.listening = host.onEvent(this::on);
    schedule(Duration.ZERO);
  }

  private static Map<PeerId, List<Multiaddr>> byPeer(Collection<Multiaddr> addresses) {
    Map<PeerId, List<Multiaddr>> byPeer = new LinkedHashMap<>();
    for (Multiaddr address : addresses) {
      PeerId peer =
          address
              .peer()
              .orElseThrow(() -> new IllegalArgumentException(address + " names no peer"));
      byPeer.computeIfAbsent(peer, any -> new ArrayList<>()).add(address);
    }
    return byPeer;
  }

  private void on(HostEvent event) {
    if (event instanceof HostEvent.Disconnected(var connection)
        && peers.containsKey(connection.peer())) {
      scheduleNext();
    }
  }

  /** The next round takes the place of one that was to come later. */
  private synchronized void schedule(Duration pause) {
    if (closed || round != null) {
      return;
    }
    if (scheduled != null) {
      scheduled.cancel(false);
    }
    scheduled = timer.schedule(this::start, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void start() {
    if (!closed && round == null) {
      round = Thread.ofVirtual().name("libp2p-bootstrap").start(this::run);
    }
  }

  private void run() {
    try {
      connect();
    } finally {
      synchronized (this) {
        round = null;
      }
      scheduleNext();
    }
  }

  /** Tries peers in an order of chance until enough are connected. */
  private void connect() {
    List<PeerId> order = new ArrayList<>(peers.keySet());
    Collections.shuffle(order, random);
    for (PeerId peer : order) {
      if (hasEnough() || Thread.currentThread().isInterrupted()) {
        return;
      }
      connect(peer);
    }
  }

  private void connect(PeerId peer) {
    try {
      host.connect(peer, peers.get(peer));
    } catch (IOException failed) {
      LOG.debug("Not in touch with {}: {}", peer, failed.getMessage());
    }
  }

  private boolean hasEnough() {
    long connected = peers.keySet().stream().filter(this::isConnected).count();
    return connected >= Math.min(settings.wanted(), peers.size());
  }

  private boolean isConnected(PeerId peer) {
    return !host.connections(peer).isEmpty();
  }

  private synchronized void scheduleNext() {
    if (hasEnough()) {
      backoff.reset();
      schedule(settings.checkEvery());
    } else {
      schedule(backoff.next());
    }
  }

  /** Connects no more. What is connected stays. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      scheduled.cancel(false);
      if (round != null) {
        round.interrupt();
      }
    }
    peers.keySet().forEach(peer -> host.unprotect(peer, REASON));
    try {
      listening.close();
    } catch (Exception impossible) {
      throw new IllegalStateException("A listener cannot be ended", impossible);
    }
  }
}
