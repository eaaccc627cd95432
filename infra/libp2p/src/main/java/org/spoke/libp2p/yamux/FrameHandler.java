package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.ProtocolViolationException;

/** Does what the other side's frames ask for. It never waits: it runs on the thread that reads. */
final class FrameHandler {
  private final StreamTable table;
  private final StreamLink link;
  private final RoundTrip roundTrip;
  private Header current;

  /** Whom the current frame is for; null when its payload is dropped. */
  private YamuxStream target;

  FrameHandler(StreamTable table, StreamLink link, RoundTrip roundTrip) {
    this.table = table;
    this.link = link;
    this.roundTrip = roundTrip;
  }

  /** A frame begins; its payload follows in pieces, then {@link #end}. */
  void begin(Header header) throws IOException {
    current = header;
    target = null;
    switch (header.type()) {
      case DATA, WINDOW_UPDATE -> beginOfStream(header);
      case PING -> ping(header);
      case GO_AWAY -> goAway(header);
    }
  }

  private void beginOfStream(Header header) throws ProtocolViolationException {
    YamuxStream stream = header.has(Header.SYN) ? arrive(header) : table.find(header.streamId());
    if (stream == null) {
      return;
    }
    if (header.has(Header.ACK)) {
      table.acknowledged(header.streamId());
    }
    if (header.has(Header.RST)) {
      stream.resetByPeer();
      return;
    }
    if (header.type() == FrameType.DATA) {
      stream.announce(header.payload());
    } else {
      stream.grant(header.unsignedLength());
    }
    target = stream;
  }

  private YamuxStream arrive(Header header) throws ProtocolViolationException {
    YamuxStream stream = table.arrive(header.streamId(), link::newStream).orElse(null);
    if (stream == null && !header.has(Header.RST)) {
      link.control(Header.rst(header.streamId()));
    }
    return stream;
  }

  private void ping(Header header) {
    if (header.has(Header.SYN)) {
      link.control(Header.pong(header.length()));
    } else if (header.has(Header.ACK)) {
      roundTrip.answered(header.length());
    }
  }

  private void goAway(Header header) throws IOException {
    if (header.length() != GoAway.NORMAL.code()) {
      throw new IOException("The other side went away with error " + header.unsignedLength());
    }
    table.leave(new Ending.Lost("the other side is going away", null));
  }

  /** Part of the payload; the buffer is used again afterwards. */
  void copy(ByteBuffer piece) {
    if (target != null) {
      target.copy(piece);
    }
  }

  /** Part of the payload, whose array is given away. */
  void keep(byte[] array, int from, int to) {
    if (target != null) {
      target.keep(array, from, to);
    }
  }

  /** The payload was whole. */
  void end() {
    if (target == null) {
      return;
    }
    if (current.has(Header.FIN)) {
      target.finishedByPeer();
    }
    target.resetIfStuck();
  }
}
