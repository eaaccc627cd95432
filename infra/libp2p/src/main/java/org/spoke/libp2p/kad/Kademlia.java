package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.peer.PeerId;

/**
 * A host's part in a DHT. Methods that ask others wait for them, and fail with an {@link
 * InterruptedIOException} when their thread is interrupted. May be used by several threads.
 *
 * <p>{@link #on} makes one, {@link #join} needs a peer that is in it already, and {@link #provide}
 * says that this host has some content.
 */
public final class Kademlia implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kademlia.class);

  /** Between two looks at what is due: short against all intervals. */
  private static final Duration UPKEEP_PAUSE = Duration.ofSeconds(10);

  private final Host host;
  private final ProtocolId protocol;
  private final HostNetwork network;
  private final KadNode node;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("kad-", 0).factory());
  private final AutoCloseable listening;

  Kademlia(
      Host host,
      ProtocolId protocol,
      Mode mode,
      KadSettings settings,
      Validators validators,
      InstantSource clock,
      RandomGenerator random) {
    this.host = host;
    this.protocol = protocol;
    network = new HostNetwork(host, protocol, settings.times().request());
    node = new KadNode(network, settings, validators, new Surroundings(clock, random, threads));
    listening = host.onEvent(this::learn);
    host.connections()
        .forEach(
            connection -> learn(connection.peer(), host.peerstore().protocols(connection.peer())));
    setMode(mode);
    threads.execute(this::maintain);
  }

  /**
   * Begins to describe a host's part in the DHT of this protocol.
   *
   * @param protocol for example {@code /ipfs/kad/1.0.0}; peers of other protocols are other DHTs
   */
  public static KademliaBuilder on(Host host, ProtocolId protocol) {
    return new KademliaBuilder(host, protocol);
  }

  private void learn(HostEvent event) {
    if (event instanceof HostEvent.ProtocolsKnown(PeerId peer, List<ProtocolId> protocols)) {
      learn(peer, protocols);
    }
  }

  /** A peer whose protocols are not known yet is neither a server nor a client. */
  private void learn(PeerId peer, List<ProtocolId> protocols) {
    if (!protocols.isEmpty()) {
      node.learn(new KadPeer(peer, network.addresses(peer)), protocols.contains(protocol));
    }
  }

  /** Begins or ends to answer others. What is kept for them stays. */
  public void setMode(Mode mode) {
    switch (mode) {
      case CLIENT -> host.stopHandling(protocol);
      case SERVER -> host.handle(protocol, new Server(node));
    }
  }

  /**
   * Joins the DHT through these peers, who are asked again when no other is known any more.
   *
   * @throws IOException when neither they nor other servers are known
   */
  public void join(Collection<KadPeer> seeds) throws IOException {
    node.join(seeds);
  }

  /** How many servers are in the routing table. */
  public int knownServers() {
    return node.table().size();
  }

  /**
   * The servers nearest to a key that answer, the nearest first.
   *
   * @param key any bytes; a peer id's to find its neighbours
   */
  public List<KadPeer> findNearest(byte[] key) throws IOException {
    return node.nearest(ByteString.copyFrom(key)).peers();
  }

  /** Where a peer is, as it or others say. Empty when nobody knows it. */
  public Optional<KadPeer> findPeer(PeerId peer) throws IOException {
    return node.find(peer);
  }

  /**
   * Puts a value to the servers nearest to its key, and again from time to time until another one
   * is put or {@link #stopPutting} is called.
   *
   * @return how many of them keep it now
   * @throws IllegalArgumentException when its validator refuses it, or a better one is known
   * @throws IOException when no server is known; it is tried again later
   */
  public int put(byte[] key, byte[] value) throws IOException {
    return node.put(ByteString.copyFrom(key), ByteString.copyFrom(value));
  }

  /** Puts a value no more; others keep it until it expires. */
  public void stopPutting(byte[] key) {
    node.stopPutting(ByteString.copyFrom(key));
  }

  /** The best value of all servers near its key. */
  public Optional<byte[]> get(byte[] key) throws IOException {
    return get(key, 0);
  }

  /**
   * The best of some values. Servers with worse ones or none are corrected.
   *
   * @param quorum how many valid values suffice; with 0 all servers near the key are asked
   */
  public Optional<byte[]> get(byte[] key, int quorum) throws IOException {
    return node.get(ByteString.copyFrom(key), quorum).map(ByteString::toByteArray);
  }

  /**
   * Announces that this peer provides something, and again from time to time until {@link
   * #stopProviding} is called.
   *
   * @return to how many servers
   * @throws IOException when no server is known; it is tried again later
   */
  public int provide(ContentKey content) throws IOException {
    return node.provide(content.bytes());
  }

  /** Announces it no more; others name this peer until the announcement expires. */
  public void stopProviding(ContentKey content) {
    node.stopProviding(content.bytes());
  }

  /**
   * Looks for other peers that provide something.
   *
   * @param limit after how many the search ends
   */
  public ProviderSearch findProviders(ContentKey content, int limit) throws IOException {
    return node.findProviders(content.bytes(), limit);
  }

  private void maintain() {
    try {
      while (true) {
        Thread.sleep(UPKEEP_PAUSE);
        maintainOnce();
      }
    } catch (InterruptedException | InterruptedIOException closing) {
      LOG.debug("The DHT {} is no longer looked after", protocol);
    }
  }

  /** A validator that throws what it should not must not end the upkeep. */
  private void maintainOnce() throws InterruptedIOException {
    try {
      node.maintain();
    } catch (RuntimeException bug) {
      LOG.warn("The upkeep of the DHT {} failed", protocol, bug);
    }
  }

  /** Asks and answers no more. The host stays open. */
  @Override
  public void close() {
    host.stopHandling(protocol);
    try {
      listening.close();
    } catch (Exception failed) {
      LOG.warn("A listener could not be ended", failed);
    }
    threads.shutdownNow();
    network.close();
  }
}
