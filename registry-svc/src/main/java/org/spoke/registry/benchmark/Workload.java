package org.spoke.registry.benchmark;

import java.io.IOException;

/** Something that moves bytes, one step at a time, so that its speed can be measured. */
interface Workload {
  /** Prepares one round. */
  default void begin() throws IOException {}

  /** Moves some bytes, in well below a second, and returns how many. */
  long step() throws IOException;

  /** Whether a round has moved as many bytes as it ever should. */
  default boolean isFull(long movedBytes) {
    return false;
  }

  /** Ends one round; its time counts. */
  default void end() throws IOException {}
}
