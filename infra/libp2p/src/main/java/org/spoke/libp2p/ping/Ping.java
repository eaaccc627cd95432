package org.spoke.libp2p.ping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.peer.PeerId;

/** Answers pings, and sends them. May be used by several threads. */
public final class Ping {
  public static final ProtocolId PROTOCOL = new ProtocolId("/ipfs/ping/1.0.0");

  /** In bytes, random, so that nobody answers before it was asked. */
  static final int PAYLOAD_BYTES = 32;

  /** As the specification recommends: one that ends while the next one begins. */
  static final int ANSWERED_PER_PEER = 2;

  /** Whoever pings, does so more often than once a minute. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

  private final Host host;
  private final SecureRandom random;
  private final Map<PeerId, Integer> answered = new ConcurrentHashMap<>();
  private final Set<PeerId> pinged = ConcurrentHashMap.newKeySet();

  public Ping(Host host, SecureRandom random) {
    this.host = host;
    this.random = random;
  }

  /** Answers the pings of others from now on. */
  public void answer() {
    host.handle(PROTOCOL, this::answer);
  }

  private void answer(Stream stream) throws IOException {
    PeerId peer = stream.connection().peer();
    begin(peer);
    try {
      ByteBuffer payload = ByteBuffer.allocate(PAYLOAD_BYTES);
      stream.endWithin(IDLE_LIMIT);
      while (readPayload(stream, payload.clear())) {
        stream.write(payload.flip());
        stream.endWithin(IDLE_LIMIT);
      }
    } finally {
      answered.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  private void begin(PeerId peer) throws ResourceLimitException {
    if (answered.merge(peer, 1, Integer::sum) > ANSWERED_PER_PEER) {
      answered.computeIfPresent(peer, (same, count) -> count - 1);
      throw new ResourceLimitException("pings of " + peer + " at once (" + ANSWERED_PER_PEER + ")");
    }
  }

  /**
   * @return false when the stream ended instead
   */
  private static boolean readPayload(Stream stream, ByteBuffer into) throws IOException {
    if (stream.read(into) < 0) {
      return false;
    }
    stream.readFully(into);
    return true;
  }

  /**
   * Measures one round trip, which the peerstore learns, too. Connects when no connection is open.
   *
   * @param patience from the open connection to the answer
   * @throws ResourceLimitException when a ping of this peer is under way
   * @throws IOException when it does not answer in time, or not with what was sent
   */
  public Duration ping(PeerId peer, Duration patience) throws IOException {
    if (!pinged.add(peer)) {
      throw new ResourceLimitException("pings sent to " + peer + " at once (1)");
    }
    try (Stream stream = host.newStream(peer, List.of(PROTOCOL))) {
      stream.endWithin(patience);
      Duration roundTrip = roundTrip(stream);
      host.peerstore().recordLatency(peer, roundTrip);
      return roundTrip;
    } finally {
      pinged.remove(peer);
    }
  }

  private Duration roundTrip(Stream stream) throws IOException {
    byte[] sent = new byte[PAYLOAD_BYTES];
    random.nextBytes(sent);
    ByteBuffer received = ByteBuffer.allocate(PAYLOAD_BYTES);
    long start = System.nanoTime();
    stream.write(ByteBuffer.wrap(sent));
    stream.readFully(received);
    long end = System.nanoTime();
    if (!received.flip().equals(ByteBuffer.wrap(sent))) {
      throw new ProtocolViolationException("The answer to a ping is not what was sent");
    }
    return Duration.ofNanos(end - start);
  }
}
