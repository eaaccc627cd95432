package org.spoke.libp2p.yamux;

import java.time.Duration;

/**
 * What one connection may hold and how long it waits.
 *
 * @param inboundStreams open at once, begun by the other side
 * @param outboundStreams open at once, begun by this side
 * @param windowBytes the most that a stream's receive window grows to; at least the initial 256
 *     KiB, at most 16 MiB
 * @param grownBytes by how much the windows of a connection together may exceed their initial size
 * @param bufferedBytes received and not yet read, of all streams together; the stream that would
 *     exceed it is reset
 * @param keepAlive a ping follows so much silence
 * @param silence a connection ends when a ping is followed by so much more silence, or one write to
 *     its channel takes so long
 * @param linger a stream that this side has closed is reset when the other side has not closed it
 *     by then
 */
public record YamuxSettings(
    int inboundStreams,
    int outboundStreams,
    int windowBytes,
    long grownBytes,
    long bufferedBytes,
    Duration keepAlive,
    Duration silence,
    Duration linger) {

  /**
   * As in go-libp2p and js-libp2p: nobody honest needs more, and each costs the other side 256 KiB
   * of promises.
   */
  private static final int STREAMS = 1_000;

  /** Two streams at their fullest. */
  private static final long GROWN_BYTES = 32L << 20;

  /** The grown windows and 128 stalled streams more. */
  private static final long BUFFERED_BYTES = 64L << 20;

  /** Shorter than what NATs forget a TCP connection after, and than mobile networks do. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  /** Longer than a full buffer on a slow home link takes to drain. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** Time enough for the other side's last words. */
  private static final Duration LINGER = Duration.ofSeconds(60);

  public YamuxSettings {
    require(inboundStreams > 0 && outboundStreams > 0, "Streams must be positive");
    require(
        windowBytes >= ReceiveWindow.INITIAL_BYTES && windowBytes <= ReceiveWindow.MAX_BYTES,
        "A window of "
            + windowBytes
            + " bytes is not within "
            + ReceiveWindow.INITIAL_BYTES
            + " to "
            + ReceiveWindow.MAX_BYTES);
    require(grownBytes >= 0 && bufferedBytes > 0, "Bytes must not be negative");
    require(
        keepAlive.isPositive() && silence.isPositive() && linger.isPositive(),
        "Durations must be positive");
  }

  public static YamuxSettings defaults() {
    return new YamuxSettings(
        STREAMS,
        STREAMS,
        ReceiveWindow.MAX_BYTES,
        GROWN_BYTES,
        BUFFERED_BYTES,
        KEEP_ALIVE,
        SILENCE,
        LINGER);
  }

  public YamuxSettings withStreams(int inbound, int outbound) {
    return new YamuxSettings(
        inbound, outbound, windowBytes, grownBytes, bufferedBytes, keepAlive, silence, linger);
  }

  public YamuxSettings withBytes(int window, long grown, long buffered) {
    return new YamuxSettings(
        inboundStreams, outboundStreams, window, grown, buffered, keepAlive, silence, linger);
  }

  public YamuxSettings withTimes(Duration newKeepAlive, Duration newSilence, Duration newLinger) {
    return new YamuxSettings(
        inboundStreams,
        outboundStreams,
        windowBytes,
        grownBytes,
        bufferedBytes,
        newKeepAlive,
        newSilence,
        newLinger);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
