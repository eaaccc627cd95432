package org.spoke.libp2p.host;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.StreamHandler;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.multistream.MultistreamSelect;
import org.spoke.libp2p.mux.MuxedStream;

/** Answers the streams that other peers open, each on a virtual thread of its own. */
final class StreamServer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamServer.class);

  private final Handlers handlers;
  private final StreamBudget budget;
  private final Alarms alarms;
  private final Executor threads;
  private final Counters counters;

  StreamServer(
      Handlers handlers, StreamBudget budget, Alarms alarms, Executor threads, Counters counters) {
    this.handlers = handlers;
    this.budget = budget;
    this.alarms = alarms;
    this.threads = threads;
    this.counters = counters;
  }

  /** Serves a connection until it ends. */
  void serve(HostConnection connection) {
    try {
      while (true) {
        begin(connection, connection.muxed().accept());
      }
    } catch (IOException ended) {
      LOG.debug("{} has ended: {}", connection, ended.getMessage());
    }
  }

  private void begin(HostConnection connection, MuxedStream muxed) {
    try {
      StreamBudget.Place place = budget.take(Direction.INBOUND, connection.peer());
      start(() -> answer(connection, muxed, place), muxed, place);
    } catch (ResourceLimitException full) {
      counters.streamsRefused.increment();
      LOG.debug("A stream of {} was refused: {}", connection.peer(), full.getMessage());
      muxed.reset();
    }
  }

  private void start(Runnable answer, MuxedStream muxed, StreamBudget.Place place) {
    try {
      threads.execute(answer);
    } catch (RejectedExecutionException closing) {
      place.close();
      muxed.reset();
    }
  }

  private void answer(HostConnection connection, MuxedStream muxed, StreamBudget.Place place) {
    try {
      HostStream stream = agree(connection, muxed, place);
      connection.remember(stream);
      handle(stream);
    } catch (IOException | RuntimeException failed) {
      counters.streamsRefused.increment();
      LOG.debug("A stream of {} came to nothing: {}", connection.peer(), failed.getMessage());
      muxed.reset();
    } finally {
      place.close();
    }
  }

  private HostStream agree(HostConnection connection, MuxedStream muxed, StreamBudget.Place place)
      throws IOException {
    Future<?> alarm = alarms.after(StreamOpener.NEGOTIATION_LIMIT, muxed::reset);
    try {
      ProtocolId protocol = MultistreamSelect.listen(muxed, handlers.protocols());
      place.agree(protocol);
      return new HostStream(connection, protocol, muxed, muxed, place, alarms);
    } finally {
      alarm.cancel(false);
    }
  }

  private void handle(HostStream stream) {
    try {
      handler(stream.protocol()).handle(stream);
      stream.close();
    } catch (IOException broken) {
      LOG.debug("{} broke off: {}", stream, broken.getMessage());
      stream.reset();
    } catch (RuntimeException bug) {
      LOG.warn("Answering {} failed", stream, bug);
      stream.reset();
    }
  }

  /** It may be gone since both sides agreed. */
  private StreamHandler handler(ProtocolId protocol) throws IOException {
    return handlers
        .of(protocol)
        .orElseThrow(() -> new UnsupportedProtocolException(List.of(protocol)));
  }
}
