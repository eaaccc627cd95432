package org.spoke.base.problem;

import io.grpc.Status;

/**
 * A kind of problem. Each service lists its own in one enum; the constant's name in kebab case is
 * the stable name under which REST, gRPC and the CLI all show it.
 */
public interface ProblemType {
  /** The enum constant's name. */
  String name();

  /** One short sentence, the same for every occurrence. */
  String title();

  /** What a person can do about it, the same for every occurrence. */
  String remedy();

  /** The gRPC status under which it travels. */
  Status.Code grpcCode();

  /** The HTTP status under which REST shows it. */
  int httpStatus();

  /** The stable name, for example {@code reserve-too-large}. */
  default String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
