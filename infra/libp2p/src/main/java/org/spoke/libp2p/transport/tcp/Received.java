package org.spoke.libp2p.transport.tcp;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What came in over a socket and was not read yet: bounded, since the socket stops when full. */
final class Received {
  /**
   * The socket stops when so much is held, at first: more than a handshake sends, so that whoever
   * floods one costs little.
   */
  static final int FIRST_FULL_BYTES = 128 * 1024;

  /**
   * The most that it grows to: a stop and a start cost two wakings of the event loop, a fifth of
   * all work when they came every 256 KiB.
   */
  static final int LAST_FULL_BYTES = 1024 * 1024;

  /** The event loop reads small pieces into buffers of at least so much. */
  private static final int PIECE_BYTES = 2 * 1024;

  /** Lets the socket flow, or stops it. */
  @FunctionalInterface
  interface Valve {
    void set(boolean flowing);
  }

  private final Valve valve;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
  private int held;

  /** In bytes. Doubles with each start, so that only for those who read much, much is held. */
  private int fullBytes = FIRST_FULL_BYTES;

  private boolean full;
  private boolean ended;
  private boolean closed;

  /** The piece that a reader copies from, outside of the lock, which only the reader releases. */
  private boolean copying;

  private IOException failure;

  Received(Valve valve) {
    this.valve = valve;
  }

  /** Takes over a piece. */
  void add(ByteBuf piece) {
    lock.lock();
    try {
      if (closed) {
        piece.release();
        return;
      }
      pieces.addLast(piece);
      held += piece.readableBytes();
      if (!full && (held >= fullBytes || pieces.size() >= fullBytes / PIECE_BYTES)) {
        full = true;
        valve.set(false);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  int read(ByteBuffer into) throws IOException {
    ByteBuf piece = awaitPiece();
    if (piece == null) {
      return -1;
    }
    int count = Math.min(piece.readableBytes(), into.remaining());
    piece.readBytes(into.slice(into.position(), count));
    into.position(into.position() + count);
    finishCopying(piece, count);
    return count;
  }

  /** The first piece, to be copied from; null at the end. */
  private ByteBuf awaitPiece() throws IOException {
    lock.lock();
    try {
      while (pieces.isEmpty() || closed) {
        if (failure != null) {
          throw new IOException(failure.getMessage(), failure);
        }
        if (ended) {
          return null;
        }
        changed.await();
      }
      copying = true;
      return pieces.getFirst();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for bytes");
    } finally {
      lock.unlock();
    }
  }

  private void finishCopying(ByteBuf piece, int count) {
    lock.lock();
    try {
      copying = false;
      held -= count;
      if (closed) {
        releaseAll();
        return;
      }
      if (!piece.isReadable()) {
        pieces.removeFirst().release();
      }
      if (full && held <= fullBytes / 2 && pieces.size() <= fullBytes / PIECE_BYTES / 2) {
        full = false;
        fullBytes = Math.min(2 * fullBytes, LAST_FULL_BYTES);
        valve.set(true);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The other side's last byte has come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more comes; what came before can still be read. */
  void cut(IOException why) {
    lock.lock();
    try {
      failure = failure == null ? why : failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Frees what is held; reads fail from now on. */
  void close() {
    lock.lock();
    try {
      failure = failure == null ? new IOException("The connection is closed") : failure;
      closed = true;
      if (!copying) {
        releaseAll();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void releaseAll() {
    pieces.forEach(ByteBuf::release);
    pieces.clear();
    held = 0;
  }

  /** Why nothing more can be sent either. */
  IOException failure(String otherwise) {
    lock.lock();
    try {
      return failure == null
          ? new IOException(otherwise)
          : new IOException(failure.getMessage(), failure);
    } finally {
      lock.unlock();
    }
  }
}
