package org.spoke.libp2p;

import java.time.Duration;
import org.spoke.libp2p.io.Duplex;

/**
 * One conversation of one protocol with one peer. Closing both directions in order ends it; {@link
 * #reset} breaks it off.
 */
public interface Stream extends Duplex {
  ProtocolId protocol();

  Connection connection();

  /**
   * Resets the stream when it is still open after this time from now; a later call replaces an
   * earlier one.
   */
  void endWithin(Duration time);

  /** Breaks the stream off: the other side's reads and writes fail. */
  void reset();
}
