package org.spoke.libp2p.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multistream.MultistreamSelect;
import org.spoke.libp2p.mux.MuxedStream;

/** Opens streams, and agrees with the other peer what they are for. */
final class StreamOpener {
  /** A few round trips over the slowest links; who is slower holds a place for nothing. */
  static final Duration NEGOTIATION_LIMIT = Duration.ofSeconds(10);

  private final StreamBudget budget;
  private final Alarms alarms;
  private final Counters counters;

  StreamOpener(StreamBudget budget, Alarms alarms, Counters counters) {
    this.budget = budget;
    this.alarms = alarms;
    this.counters = counters;
  }

  HostStream open(HostConnection connection, List<ProtocolId> protocols) throws IOException {
    if (protocols.isEmpty()) {
      throw new IllegalArgumentException("A stream needs at least one protocol to propose");
    }
    StreamBudget.Place place = place(connection);
    try {
      return open(connection, protocols, place);
    } catch (IOException | RuntimeException failed) {
      place.close();
      throw failed;
    }
  }

  private StreamBudget.Place place(HostConnection connection) throws ResourceLimitException {
    try {
      return budget.take(Direction.OUTBOUND, connection.peer());
    } catch (ResourceLimitException full) {
      counters.streamsRefused.increment();
      throw full;
    }
  }

  private HostStream open(
      HostConnection connection, List<ProtocolId> protocols, StreamBudget.Place place)
      throws IOException {
    MuxedStream muxed = connection.muxed().open();
    try {
      HostStream stream = agree(connection, muxed, protocols, place);
      connection.remember(stream);
      counters.streamsOpened.increment();
      return stream;
    } catch (IOException | RuntimeException failed) {
      muxed.reset();
      throw failed;
    }
  }

  /** Waits for no answer when the peer has said that it speaks the protocol. */
  private HostStream agree(
      HostConnection connection,
      MuxedStream muxed,
      List<ProtocolId> protocols,
      StreamBudget.Place place)
      throws IOException {
    Optional<ProtocolId> spoken = connection.firstSpoken(protocols);
    ProtocolId protocol = spoken.isPresent() ? spoken.get() : negotiate(muxed, protocols);
    place.agree(protocol);
    Duplex channel = spoken.isPresent() ? MultistreamSelect.propose(muxed, protocol) : muxed;
    return new HostStream(connection, protocol, muxed, channel, place, alarms);
  }

  private ProtocolId negotiate(MuxedStream muxed, List<ProtocolId> protocols) throws IOException {
    Future<?> alarm = alarms.after(NEGOTIATION_LIMIT, muxed::reset);
    try {
      return MultistreamSelect.dial(muxed, protocols);
    } finally {
      alarm.cancel(false);
    }
  }
}
