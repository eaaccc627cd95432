package org.spoke.base.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A failure and what led to it, the outermost first. */
public final class Causes {
  private Causes() {}

  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** The outermost of this type. */
  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  public static boolean contain(Throwable failure, Class<? extends Throwable> type) {
    return of(failure).anyMatch(type::isInstance);
  }
}
