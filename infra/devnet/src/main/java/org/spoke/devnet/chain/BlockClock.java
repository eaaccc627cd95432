package org.spoke.devnet.chain;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forges a block at a steady pace. A block that fails is logged, and the next one is tried. */
public final class BlockClock implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(BlockClock.class.getName());

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("devnet-block-clock").daemon().factory());
  private final Node node;

  private BlockClock(Node node) {
    this.node = node;
  }

  /** Starts; an interval of zero never ticks. */
  public static BlockClock start(Node node, Duration interval) {
    BlockClock clock = new BlockClock(node);
    if (!interval.isZero()) {
      long millis = interval.toMillis();
      clock.ticks.scheduleAtFixedRate(clock::tick, millis, millis, TimeUnit.MILLISECONDS);
    }
    return clock;
  }

  /** Returns once the block under way is forged. */
  @Override
  public void close() {
    ticks.close();
  }

  private void tick() {
    try {
      node.forge(1, 0);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "no block was forged: " + e.getMessage(), e);
    }
  }
}
