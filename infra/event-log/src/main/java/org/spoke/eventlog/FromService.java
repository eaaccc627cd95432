package org.spoke.eventlog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Feeds a {@link Reaction} or {@link Projection} with another service's events instead of its own.
 * Its handlers take small records of the consumer's own, named like the event, holding only the
 * fields it needs; all other fields are ignored.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromService {
  /** Name of the service whose feed is read, for example {@code payment}. */
  String value();
}
