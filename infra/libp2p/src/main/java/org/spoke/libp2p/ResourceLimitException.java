package org.spoke.libp2p;

import java.io.IOException;
import java.io.Serial;

/** One of this host's own limits is reached. */
public final class ResourceLimitException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param limit the limit's name and figure, for example {@code "streams of peer 12D3... (64)"}
   */
  public ResourceLimitException(String limit) {
    super("Limit reached: " + limit);
  }
}
