package org.spoke.libp2p.kad;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.peer.PeerId;

/** Streams whose last request was answered, one a peer, for the next request to the same peer. */
final class IdleStreams implements AutoCloseable {
  /** A lookup asks some 40 peers, and what follows it asks 20 of them again. */
  private static final int MAX_STREAMS = 64;

  /** js-libp2p ends a stream without requests after 10 seconds. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(8);

  /** Who was asked last comes last. Guarded by this. */
  private final SequencedMap<PeerId, Stream> streams = new LinkedHashMap<>();

  private boolean closed;

  /** Takes a stream out; it may have ended meanwhile. */
  synchronized Optional<Stream> take(PeerId peer) {
    return Optional.ofNullable(streams.remove(peer));
  }

  synchronized void put(PeerId peer, Stream stream) {
    if (closed || streams.containsKey(peer)) {
      stream.close();
      return;
    }
    stream.endWithin(MAX_IDLE);
    streams.putLast(peer, stream);
    if (streams.size() > MAX_STREAMS) {
      streams.pollFirstEntry().getValue().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    streams.values().forEach(Stream::close);
    streams.clear();
  }
}
