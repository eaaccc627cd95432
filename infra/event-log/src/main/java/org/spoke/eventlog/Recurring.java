package org.spoke.eventlog;

import java.time.Duration;

/**
 * Work that is done again and again: a bean of this type is run by the service's stored schedule,
 * by one process at a time. One run that fails does not stop the next.
 */
public interface Recurring {
  /** Stable name, unique in the service; it is the key in the stored schedule. */
  String name();

  /** Pause between the end of one run and the start of the next. */
  Duration interval();

  /** Does the work once; runs in no transaction of its own. */
  void run();
}
