package org.spoke.libp2p.yamux;

import java.nio.ByteBuffer;

/**
 * Bytes between the connection's reader and the application, as a chain of arrays. Small pieces
 * share an array, so that a flood of one-byte frames costs no more than twice its bytes; a large
 * piece stays where it was received. Not safe for several threads.
 */
final class ReceiveBuffer {
  /** In bytes: most messages of protocols that talk back and forth fit. */
  private static final int SMALLEST = 512;

  /** In bytes: what may be held for nothing after the last piece. */
  private static final int LARGEST = 32 * 1024;

  private final Chunks chunks;
  private Segment head;
  private Segment tail;
  private int size;

  ReceiveBuffer(Chunks chunks) {
    this.chunks = chunks;
  }

  int size() {
    return size;
  }

  /** How many bytes of arrays are held. */
  int capacity() {
    int total = 0;
    for (Segment each = head; each != null; each = each.next) {
      total += each.bytes.length;
    }
    return total;
  }

  /** Copies all that remains in the piece. */
  void copy(ByteBuffer piece) {
    size += piece.remaining();
    if (tail != null) {
      tail.fill(piece);
    }
    if (piece.hasRemaining()) {
      int wanted = Math.min(LARGEST, Math.max(SMALLEST, size));
      Segment fresh = new Segment(new byte[Math.max(wanted, piece.remaining())], 0, 0, true);
      fresh.fill(piece);
      link(fresh);
    }
  }

  /** Keeps part of an array that is this buffer's from now on. */
  void keep(byte[] array, int from, int to) {
    size += to - from;
    link(new Segment(array, from, to, false));
  }

  private void link(Segment segment) {
    if (tail == null) {
      head = segment;
    } else {
      tail.next = segment;
    }
    tail = segment;
  }

  /** Moves as much as there is and as there is room for. */
  int read(ByteBuffer into) {
    int before = into.remaining();
    while (head != null && into.hasRemaining()) {
      head.drain(into);
      if (head.isEmpty()) {
        drop();
      }
    }
    int count = before - into.remaining();
    size -= count;
    return count;
  }

  private void drop() {
    chunks.release(head.bytes);
    head = head.next;
    if (head == null) {
      tail = null;
    }
  }

  /**
   * @return how many bytes nobody will read any more
   */
  int clear() {
    int dropped = size;
    head = null;
    tail = null;
    size = 0;
    return dropped;
  }

  private static final class Segment {
    private final byte[] bytes;
    private final boolean growing;
    private int from;
    private int to;
    private Segment next;

    Segment(byte[] bytes, int from, int to, boolean growing) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.growing = growing;
    }

    void fill(ByteBuffer piece) {
      if (growing) {
        int count = Math.min(piece.remaining(), bytes.length - to);
        piece.get(bytes, to, count);
        to += count;
      }
    }

    void drain(ByteBuffer into) {
      int count = Math.min(to - from, into.remaining());
      into.put(bytes, from, count);
      from += count;
    }

    boolean isEmpty() {
      return from == to;
    }
  }
}
