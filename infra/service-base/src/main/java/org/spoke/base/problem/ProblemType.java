package org.spoke.base.problem;

import io.grpc.Status;
import java.util.Locale;

/**
 * A kind of problem. Each service lists its own in one enum; the constant's name in kebab case is
 * the stable name under which REST, gRPC and the CLI all show it.
 */
public interface ProblemType {
  /** The enum constant's name. */
  String name();

  /** The same for every occurrence. */
  ProblemMeaning meaning();

  /** One short sentence. */
  default String title() {
    return meaning().title();
  }

  /** What a person can do about it. */
  default String remedy() {
    return meaning().remedy();
  }

  /** The gRPC status under which it travels. */
  default Status.Code grpcCode() {
    return meaning().grpcCode();
  }

  /** The HTTP status under which REST shows it. */
  default int httpStatus() {
    return meaning().httpStatus();
  }

  /** The stable name, for example {@code reserve-too-large}. */
  default String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
