package org.spoke.libp2p.yamux;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.MuxedStream;

/**
 * The streams over one channel, which three virtual threads serve: one reads, one writes, one
 * watches the clock.
 */
final class YamuxConnection implements MuxedConnection {
  /**
   * What was written before the end may still go out, but a stalled peer holds nobody up longer
   * than this, nor a socket than twice this.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(YamuxConnection.class);

  private final Duplex channel;
  private final StreamTable table;
  private final Outlet outlet;
  private final Inlet inlet;
  private final StreamLink link;
  private final Watch watch;
  private final ReceiveBudget budget;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private List<Thread> threads = List.of();
  private final CountDownLatch readToEnd = new CountDownLatch(1);

  YamuxConnection(
      Duplex channel,
      Direction direction,
      YamuxSettings settings,
      Chunks chunks,
      LongSupplier nanoTime) {
    this.channel = channel;
    this.table = new StreamTable(direction, settings);
    this.outlet = new Outlet(channel, chunks, nanoTime);
    this.budget = new ReceiveBudget(settings.bufferedBytes());
    RoundTrip roundTrip = new RoundTrip(nanoTime, value -> outlet.control(Header.ping(value)));
    WindowTuning tuning = new WindowTuning(settings, nanoTime, roundTrip);
    this.link = new StreamLink(outlet, table, roundTrip, tuning, budget, chunks, this::cut);
    this.inlet = new Inlet(channel, chunks, new FrameHandler(table, link, roundTrip), nanoTime);
    this.watch = new Watch(settings, nanoTime, inlet, outlet, roundTrip, table, this::cut);
  }

  void start() {
    threads =
        List.of(
            Thread.ofVirtual().name("yamux-read").start(this::read),
            Thread.ofVirtual().name("yamux-write").start(this::write),
            Thread.ofVirtual().name("yamux-watch").start(this::watch));
  }

  @Override
  public MuxedStream open() throws IOException {
    YamuxStream stream = table.open(link::newStream);
    link.control(Header.windowUpdate(Header.SYN, stream.id(), 0));
    return stream;
  }

  @Override
  public MuxedStream accept() throws IOException {
    YamuxStream stream = table.accept();
    link.control(Header.windowUpdate(Header.ACK, stream.id(), 0));
    return stream;
  }

  @Override
  public boolean isOpen() {
    return table.mayOpen();
  }

  @Override
  public void close() {
    sayGoodbye(GoAway.NORMAL, new Ending.Closed("The connection is closed"));
  }

  int streams() {
    return table.size();
  }

  /** Whether any of its threads is still at work. */
  boolean isServed() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  /** In bytes: received, and read by nobody. */
  long unread() {
    return budget.held();
  }

  private void read() {
    try {
      inlet.run();
      end(new Ending.Lost("the other side has closed it", null));
    } catch (ProtocolViolationException violation) {
      LOG.debug("Yamux connection cut: {}", violation.getMessage());
      sayGoodbye(GoAway.PROTOCOL_ERROR, new Ending.Lost(violation.getMessage(), violation));
    } catch (IOException failure) {
      end(new Ending.Lost(failure.getMessage(), failure));
    } catch (RuntimeException bug) {
      LOG.warn("Reading a yamux connection failed", bug);
      sayGoodbye(GoAway.INTERNAL_ERROR, new Ending.Lost("reading failed", bug));
    } finally {
      inlet.discard();
      readToEnd.countDown();
    }
  }

  private void write() {
    try {
      outlet.run();
    } catch (IOException failure) {
      end(new Ending.Lost(failure.getMessage(), failure));
    } catch (RuntimeException bug) {
      LOG.warn("Writing a yamux connection failed", bug);
      end(new Ending.Lost("writing failed", bug));
    }
  }

  /**
   * Frees the channel in the end, when the other side has read our last words and closed it too, or
   * does not.
   */
  private void watch() {
    try {
      watch.run(over);
      if (!readToEnd.await(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("The other side of a closed yamux connection does not close it");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      channel.close();
    }
  }

  /** Writes what waits, tells the other side why this ends, and ends. */
  private void sayGoodbye(GoAway reason, Ending why) {
    if (ended.compareAndSet(false, true)) {
      wakeAll(why);
      outlet.finish(Header.goAway(reason), why);
      if (outlet.awaitDrained(GRACE.toNanos())) {
        closeWrite();
      } else {
        outlet.abandon(why);
        channel.close();
      }
      over.countDown();
    }
  }

  private void closeWrite() {
    try {
      channel.closeWrite();
    } catch (IOException failure) {
      channel.close();
    }
  }

  private void cut(String reason) {
    LOG.debug("Yamux connection cut: {}", reason);
    end(new Ending.Lost(reason, null));
  }

  private void end(Ending why) {
    if (ended.compareAndSet(false, true)) {
      wakeAll(why);
      outlet.abandon(why);
      channel.close();
      over.countDown();
    }
  }

  private void wakeAll(Ending why) {
    table.end(why).forEach(stream -> stream.lose(why));
  }
}
