package org.spoke.libp2p.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.HostEvent;

/** Tells listeners what happens, in order, on one virtual thread. */
final class EventBus implements AutoCloseable {
  /** Of some 100 bytes; far more than happens while a listener does what it may. */
  private static final int WAITING = 16_384;

  /** For listeners to hear the last events when the host closes. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

  private final BlockingQueue<Telling> waiting = new ArrayBlockingQueue<>(WAITING);
  private final CopyOnWriteArrayList<Consumer<HostEvent>> listeners = new CopyOnWriteArrayList<>();
  private final LongAdder dropped;
  private final Thread thread;
  private volatile boolean closed;

  EventBus(LongAdder dropped) {
    this.dropped = dropped;
    this.thread = Thread.ofVirtual().name("libp2p-events").start(this::run);
  }

  /** An event, and who listened when it happened. */
  private record Telling(HostEvent event, List<Consumer<HostEvent>> listeners) {}

  AutoCloseable listen(Consumer<HostEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Never waits: an event that finds no room is lost, and counted. */
  void publish(HostEvent event) {
    if (!closed && !waiting.offer(new Telling(event, List.copyOf(listeners)))) {
      dropped.increment();
      LOG.warn("{} events wait for slow listeners; one was dropped", WAITING);
    }
  }

  private void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        tell(waiting.take());
      }
    } catch (InterruptedException end) {
      waiting.clear();
    }
  }

  private void tell(Telling telling) {
    for (Consumer<HostEvent> listener : telling.listeners()) {
      if (listeners.contains(listener)) {
        tell(listener, telling.event());
      }
    }
  }

  private static void tell(Consumer<HostEvent> listener, HostEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException bug) {
      LOG.warn("A listener failed at {}", event, bug);
    }
  }

  /** Lets listeners hear what has happened, for a moment, and ends. */
  @Override
  public void close() {
    closed = true;
    boolean woken = waiting.offer(new Telling(null, List.of()));
    try {
      if (Thread.currentThread() != thread && !(woken && thread.join(FAREWELL))) {
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
