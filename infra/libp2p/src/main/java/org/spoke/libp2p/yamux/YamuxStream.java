package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.mux.MuxedStream;

/**
 * One stream. It is over when both sides have finished writing, or one of them has reset it; what
 * was received before both had finished can still be read then.
 */
final class YamuxStream implements MuxedStream {
  private static final int BOTH_SIDES = 2;

  private final SendHalf sending;
  private final ReceiveHalf receiving;
  private final StreamLink link;
  private final AtomicInteger finishedSides = new AtomicInteger();
  private volatile boolean closed;
  private volatile long closedAt;

  YamuxStream(SendHalf sending, ReceiveHalf receiving, StreamLink link) {
    this.sending = sending;
    this.receiving = receiving;
    this.link = link;
  }

  int id() {
    return sending.streamId();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    ReceiveHalf.Progress progress = receiving.read(into, link.tuning());
    if (progress.credit() > 0) {
      link.credit(id(), progress.credit());
    }
    return progress.count();
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    sending.check();
    while (Gathering.remaining(parts) > 0) {
      sending.awaitCredit();
      link.send(sending, parts);
    }
  }

  @Override
  public void closeWrite() {
    if (sending.end(new Ending.Closed(this + " is closed for writing"))) {
      link.last(Header.fin(id()));
      link.wake();
      sideFinished();
    }
  }

  /**
   * What the other side still sends is dropped. It is told so by a reset only when it has used up
   * its credit, since a reset at its first byte could overtake our last ones.
   */
  @Override
  public void close() {
    closedAt = link.tuning().now();
    closed = true;
    closeWrite();
    receiving.end(new Ending.Closed(this + " is closed"));
    resetIfStuck();
  }

  @Override
  public void reset() {
    reset("This side");
  }

  private void reset(String who) {
    if (breakOff(who)) {
      link.control(Header.rst(id()));
    }
  }

  private boolean breakOff(String who) {
    Ending why = new Ending.Reset(who + " reset " + this);
    receiving.end(why);
    boolean live = link.forget(this);
    if (sending.end(why)) {
      link.wake();
    }
    return live;
  }

  void resetByPeer() {
    breakOff("The other side");
  }

  /** The connection is over. */
  void lose(Ending why) {
    sending.end(why);
    receiving.endAfterBuffered(why);
  }

  void announce(int bytes) throws ProtocolViolationException {
    receiving.announce(bytes);
  }

  void copy(ByteBuffer piece) {
    if (!receiving.copy(piece)) {
      tooMuchUnread();
    }
  }

  void keep(byte[] array, int from, int to) {
    if (!receiving.keep(array, from, to)) {
      tooMuchUnread();
    }
  }

  private void tooMuchUnread() {
    reset("This side, which holds as much unread as it may on one connection,");
  }

  void grant(long bytes) throws ProtocolViolationException {
    sending.grant(bytes);
  }

  void finishedByPeer() {
    if (receiving.finish()) {
      sideFinished();
    }
  }

  private void sideFinished() {
    if (finishedSides.incrementAndGet() == BOTH_SIDES) {
      link.forget(this);
    }
  }

  /** Tells a peer that nobody reads what it would write next. */
  void resetIfStuck() {
    if (closed && receiving.isStuck()) {
      reset();
    }
  }

  /** Resets the stream when it was closed here so long ago and the other side has not finished. */
  void resetIfLingering(long now, long nanos) {
    if (closed && now - closedAt > nanos) {
      reset();
    }
  }

  int grown() {
    return receiving.grown();
  }

  @Override
  public String toString() {
    return "stream " + Integer.toUnsignedString(id());
  }
}
