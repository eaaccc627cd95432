package org.spoke.vm.console;

import java.util.Arrays;

/**
 * Finds what is new in a console that is read again and again and whose beginning may have been cut
 * off in between.
 */
public final class ConsoleFollower {
  private static final int MARK_BYTES = 256; // enough to find the place again in usual output

  private byte[] seen = new byte[0];

  /** The bytes of the present console that were not in the one before. */
  public byte[] news(byte[] present) {
    int from = end(present);
    seen = present;
    return Arrays.copyOfRange(present, from, present.length);
  }

  private int end(byte[] present) {
    if (present.length >= seen.length
        && Arrays.equals(seen, 0, seen.length, present, 0, seen.length)) {
      return seen.length;
    }
    int mark = Math.min(MARK_BYTES, seen.length);
    for (int end = present.length; end >= mark; end--) {
      if (Arrays.equals(present, end - mark, end, seen, seen.length - mark, seen.length)) {
        return end;
      }
    }
    return 0; // all that was seen is gone: everything is new
  }
}
