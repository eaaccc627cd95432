package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;

/**
 * Reads frames from the channel. A large piece of payload is handed on with the array that it was
 * read into; a connection on which little happens reads into a small one.
 */
final class Inlet {
  /**
   * In bytes: some messages of protocols that talk back and forth, and all that an idle connection
   * holds for reading.
   */
  private static final int SMALL_BYTES = 4_096;

  /** In bytes: a piece that fills most of an array is worth the array. */
  private static final int LARGE_PIECE_BYTES = Chunks.BYTES / 2;

  private final Duplex channel;
  private final Chunks chunks;
  private final FrameHandler handler;
  private final LongSupplier nanoTime;
  private final ByteBuffer small = ByteBuffer.allocate(SMALL_BYTES);

  /** Its remaining bytes were received and not looked at. */
  private ByteBuffer buffer = small.limit(0);

  private boolean bulk;
  private boolean inPayload;
  private int payloadLeft;
  private volatile long heardAt;

  Inlet(Duplex channel, Chunks chunks, FrameHandler handler, LongSupplier nanoTime) {
    this.channel = channel;
    this.chunks = chunks;
    this.handler = handler;
    this.nanoTime = nanoTime;
    this.heardAt = nanoTime.getAsLong();
  }

  /**
   * Reads until the other side has closed the channel; the work of a thread of its own.
   *
   * @throws ProtocolViolationException when a frame is not as it should be
   */
  void run() throws IOException {
    while (refill()) {
      heardAt = nanoTime.getAsLong();
      consume();
    }
    if (inPayload || buffer.hasRemaining()) {
      throw new ProtocolViolationException(
          "The channel ended within a frame, " + payloadLeft + " bytes before its end");
    }
  }

  /**
   * Reads on for nothing, so that what was written last is not lost with a channel that is closed
   * on unread bytes.
   */
  void discard() {
    try {
      while (channel.read(small.clear()) >= 0) {
        heardAt = nanoTime.getAsLong();
      }
    } catch (IOException ended) {
      small.clear();
    }
  }

  /** Since when nothing came, in nanoseconds. */
  long silentNanos() {
    return nanoTime.getAsLong() - heardAt;
  }

  private boolean refill() throws IOException {
    makeRoom();
    int room = buffer.remaining();
    int count = channel.read(buffer);
    bulk = count == room || count > SMALL_BYTES;
    buffer.flip();
    return count >= 0;
  }

  /**
   * Moves the beginning of a header, if there is one, to the start of a buffer that fits what is
   * expected.
   */
  private void makeRoom() {
    boolean large = bulk || payloadLeft > SMALL_BYTES;
    if (large == (buffer != small)) {
      buffer.compact();
    } else {
      ByteBuffer fresh = large ? ByteBuffer.wrap(chunks.take()) : small.clear();
      fresh.put(buffer);
      chunks.release(buffer.array());
      buffer = fresh;
    }
    if (payloadLeft > LARGE_PIECE_BYTES) {
      int wanted = Math.min(Chunks.BYTES, payloadLeft + Header.BYTES);
      buffer.limit(wanted); // the next payload then begins where it can be given away whole
    }
  }

  private void consume() throws IOException {
    while (true) {
      if (inPayload) {
        if (!consumePayload()) {
          return;
        }
      } else if (buffer.remaining() >= Header.BYTES) {
        Header header = Header.decode(buffer);
        handler.begin(header);
        inPayload = true;
        payloadLeft = header.payload();
      } else {
        return;
      }
    }
  }

  /** Hands on what is there; false when more must be read. */
  private boolean consumePayload() {
    int count = Math.min(payloadLeft, buffer.remaining());
    payloadLeft -= count;
    if (count > LARGE_PIECE_BYTES) {
      giveAway(count);
    } else if (count > 0) {
      int end = buffer.limit();
      handler.copy(buffer.limit(buffer.position() + count));
      buffer.position(buffer.limit()).limit(end);
    }
    if (payloadLeft > 0) {
      return false;
    }
    inPayload = false;
    handler.end();
    return true;
  }

  private void giveAway(int count) {
    byte[] array = buffer.array();
    int from = buffer.position();
    ByteBuffer fresh = ByteBuffer.wrap(chunks.take());
    fresh
        .put(buffer.position(from + count))
        .flip(); // before another thread may use the array again
    buffer = fresh;
    handler.keep(array, from, from + count);
  }
}
