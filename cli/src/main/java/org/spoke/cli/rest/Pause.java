package org.spoke.cli.rest;

import java.time.Duration;

/** Lets time pass between two looks at the box. */
@FunctionalInterface
public interface Pause {
  void of(Duration duration) throws InterruptedException;
}
