package org.spoke.libp2p.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedStream;

/**
 * A stream whose protocol is agreed. It gives its place back when it is closed or reset, when both
 * sides have finished, or when its connection ends.
 */
final class HostStream implements Stream {
  private final HostConnection connection;
  private final ProtocolId protocol;
  private final MuxedStream muxed;
  private final Duplex channel;
  private final StreamBudget.Place place;
  private final Alarms alarms;
  private final AtomicReference<Future<?>> deadline = new AtomicReference<>();
  private volatile boolean readToEnd;
  private volatile boolean writtenToEnd;

  /**
   * @param channel the stream as its protocol sees it
   */
  HostStream(
      HostConnection connection,
      ProtocolId protocol,
      MuxedStream muxed,
      Duplex channel,
      StreamBudget.Place place,
      Alarms alarms) {
    this.connection = connection;
    this.protocol = protocol;
    this.muxed = muxed;
    this.channel = channel;
    this.place = place;
    this.alarms = alarms;
  }

  @Override
  public ProtocolId protocol() {
    return protocol;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = channel.read(into);
    if (count < 0) {
      readToEnd = true;
      releaseIfFinished();
    }
    return count;
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    channel.write(parts);
  }

  @Override
  public void closeWrite() throws IOException {
    channel.closeWrite();
    writtenToEnd = true;
    releaseIfFinished();
  }

  private void releaseIfFinished() {
    if (readToEnd && writtenToEnd) {
      release();
    }
  }

  @Override
  public void endWithin(Duration time) {
    cancel(deadline.getAndSet(alarms.after(time, this::reset)));
  }

  private static void cancel(Future<?> alarm) {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  @Override
  public void reset() {
    muxed.reset();
    release();
  }

  @Override
  public void close() {
    channel.close();
    release();
  }

  /** Gives back what the stream took. Doing it again does nothing. */
  void release() {
    cancel(deadline.getAndSet(null));
    place.close();
    connection.forget(this);
  }

  @Override
  public String toString() {
    return protocol + " with " + connection.peer();
  }
}
