package org.spoke.libp2p.transport.tcp;

import java.time.Duration;

/**
 * How long TCP waits and how much it takes at once.
 *
 * @param connectTimeout for one address, without its handshake
 * @param backlog connections that the kernel holds for a listener before they are accepted
 * @param inboundHandshakes at once; one more takes the place of the oldest
 * @param reusesPort whether dials go out from the port that is listened at, so that a NAT shows
 *     other peers the same port for both
 */
public record TcpSettings(
    Duration connectTimeout, int backlog, int inboundHandshakes, boolean reusesPort) {
  /**
   * Two retransmissions of the first packet, which the kernel sends after one and three seconds.
   */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** What arrives within the milliseconds that accepting may lag behind. */
  private static final int BACKLOG = 256;

  /**
   * An honest handshake takes a second at worst, so that 256 newcomers a second are served; each
   * costs some 100 KiB.
   */
  private static final int INBOUND_HANDSHAKES = 256;

  public TcpSettings {
    if (!connectTimeout.isPositive() || backlog < 1 || inboundHandshakes < 1) {
      throw new IllegalArgumentException("Limits of TCP are positive");
    }
  }

  public static TcpSettings usual() {
    return new TcpSettings(CONNECT_TIMEOUT, BACKLOG, INBOUND_HANDSHAKES, true);
  }
}
