package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What the streams of one connection share, and how they reach it. */
final class StreamLink {
  private final Outlet outlet;
  private final StreamTable table;
  private final RoundTrip roundTrip;
  private final WindowTuning tuning;
  private final ReceiveBudget budget;
  private final Chunks chunks;
  private final Consumer<String> cut;

  /**
   * @param cut ends the connection for a reason
   */
  StreamLink(
      Outlet outlet,
      StreamTable table,
      RoundTrip roundTrip,
      WindowTuning tuning,
      ReceiveBudget budget,
      Chunks chunks,
      Consumer<String> cut) {
    this.outlet = outlet;
    this.table = table;
    this.roundTrip = roundTrip;
    this.tuning = tuning;
    this.budget = budget;
    this.chunks = chunks;
    this.cut = cut;
  }

  YamuxStream newStream(int id) {
    ReceiveHalf receiving =
        new ReceiveHalf(id, new ReceiveWindow(tuning.now()), new ReceiveBuffer(chunks), budget);
    return new YamuxStream(new SendHalf(id), receiving, this);
  }

  void send(SendHalf stream, ByteBuffer... parts) throws IOException {
    outlet.send(stream, parts);
  }

  /** Sends ahead of all data. */
  void control(Header frame) {
    if (!outlet.control(frame)) {
      tooMany();
    }
  }

  /** Sends behind all data. */
  void last(Header frame) {
    if (!outlet.last(frame)) {
      tooMany();
    }
  }

  private void tooMany() {
    cut.accept(
        "More than "
            + Outlet.CONTROL_FRAMES
            + " control frames wait, which the other side does not read");
  }

  /** The application has read, so the other side may send more. */
  void credit(int streamId, int bytes) {
    control(Header.windowUpdate(0, streamId, bytes));
    roundTrip.refresh();
  }

  /** Writers in the queue look whether their streams have ended. */
  void wake() {
    outlet.wake();
  }

  WindowTuning tuning() {
    return tuning;
  }

  /**
   * Forgets a stream.
   *
   * @return false when it was forgotten already
   */
  boolean forget(YamuxStream stream) {
    if (!table.remove(stream)) {
      return false;
    }
    tuning.giveBack(stream.grown());
    return true;
  }
}
