package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.ResourceLimitException;

/** The streams of one connection by their ids, and the limits on their number. */
final class StreamTable {
  /** Opened here and not yet acknowledged (spec, "ACK backlog"). */
  static final int ACK_BACKLOG = 256;

  /**
   * Opened there and not yet accepted here: all that an honest peer begins, since accepting is what
   * acknowledges.
   */
  static final int ACCEPT_BACKLOG = 256;

  private static final long LAST_ID = 0xffff_ffffL;

  private final YamuxSettings settings;
  private final Map<Integer, YamuxStream> streams = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition acknowledged = lock.newCondition();
  private final Condition arrived = lock.newCondition();
  private final Set<Integer> unacknowledged = new HashSet<>();
  private final ArrayDeque<YamuxStream> arrivals = new ArrayDeque<>();
  private final int ourParity;
  private long nextId;
  private int inbound;
  private int outbound;
  private Ending ending;

  /** Why nothing more can be opened; streams that are open go on. */
  private Ending leaving;

  StreamTable(Direction direction, YamuxSettings settings) {
    this.settings = settings;
    this.nextId = direction == Direction.OUTBOUND ? 1 : 2;
    this.ourParity = (int) (nextId & 1);
  }

  /** Makes a stream with the next id; waits while too many are unacknowledged. */
  YamuxStream open(IntFunction<YamuxStream> maker) throws IOException {
    lock.lock();
    try {
      checkMayOpen();
      while (unacknowledged.size() >= ACK_BACKLOG) {
        acknowledged.await();
        checkMayOpen();
      }
      YamuxStream stream = maker.apply((int) nextId);
      nextId += 2;
      outbound++;
      unacknowledged.add(stream.id());
      streams.put(stream.id(), stream);
      return stream;
    } catch (InterruptedException interrupted) {
      throw Interruption.whileWaitingFor(
          "the other side to acknowledge " + ACK_BACKLOG + " streams");
    } finally {
      lock.unlock();
    }
  }

  private void checkMayOpen() throws IOException {
    if (leaving != null) {
      throw leaving.exception();
    }
    if (outbound >= settings.outboundStreams()) {
      throw new ResourceLimitException(
          "outbound streams of a connection (" + settings.outboundStreams() + ")");
    }
    if (nextId > LAST_ID) {
      throw new ResourceLimitException("stream ids of a connection (" + LAST_ID + ")");
    }
  }

  /**
   * The other side opens a stream.
   *
   * @return nothing when there are too many
   * @throws ProtocolViolationException when it may not use this id
   */
  Optional<YamuxStream> arrive(int id, IntFunction<YamuxStream> maker)
      throws ProtocolViolationException {
    if ((id & 1) == ourParity || streams.containsKey(id)) {
      throw new ProtocolViolationException(
          "Stream id " + Integer.toUnsignedString(id) + " is not free to open");
    }
    lock.lock();
    try {
      if (ending != null
          || inbound >= settings.inboundStreams()
          || arrivals.size() >= ACCEPT_BACKLOG) {
        return Optional.empty();
      }
      YamuxStream stream = maker.apply(id);
      inbound++;
      streams.put(id, stream);
      arrivals.addLast(stream);
      arrived.signal();
      return Optional.of(stream);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a stream that the other side has opened. Those that came before the other side ended
   * the connection are still given, for what was received on them.
   */
  YamuxStream accept() throws IOException {
    lock.lock();
    try {
      while (arrivals.isEmpty()) {
        if (ending != null) {
          throw ending.exception();
        }
        arrived.await();
      }
      return arrivals.removeFirst();
    } catch (InterruptedException interrupted) {
      throw Interruption.whileWaitingFor("a stream");
    } finally {
      lock.unlock();
    }
  }

  /** The stream of this id, or null: this is asked for every frame. */
  YamuxStream find(int id) {
    return streams.get(id);
  }

  void acknowledged(int id) {
    lock.lock();
    try {
      if (unacknowledged.remove(id)) {
        acknowledged.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean remove(YamuxStream stream) {
    if (!streams.remove(stream.id(), stream)) {
      return false;
    }
    lock.lock();
    try {
      if ((stream.id() & 1) == ourParity) {
        outbound--;
      } else {
        inbound--;
        arrivals.remove(stream);
      }
    } finally {
      lock.unlock();
    }
    acknowledged(stream.id());
    return true;
  }

  int size() {
    return streams.size();
  }

  void forEach(Consumer<YamuxStream> action) {
    streams.values().forEach(action);
  }

  boolean mayOpen() {
    lock.lock();
    try {
      return leaving == null;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is opened here. */
  void leave(Ending why) {
    lock.lock();
    try {
      leaving = leaving == null ? why : leaving;
      acknowledged.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets all streams and takes no more.
   *
   * @return what there was
   */
  List<YamuxStream> end(Ending why) {
    lock.lock();
    try {
      leave(why);
      ending = why;
      arrived.signalAll();
      List<YamuxStream> all = List.copyOf(streams.values());
      streams.clear();
      if (why instanceof Ending.Closed) {
        arrivals.clear();
      }
      unacknowledged.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }
}
