package org.spoke.base.problem;

import io.grpc.Status;

/** Problems that any service can meet. */
public enum CommonProblem implements ProblemType {
  INVALID_FIELD(
      "A field has a value that cannot be used",
      "Correct the named field.",
      Status.Code.INVALID_ARGUMENT,
      400),
  NOT_FOUND(
      "There is no such thing", "Check the id; list what exists.", Status.Code.NOT_FOUND, 404),
  VERSION_CONFLICT(
      "It changed since you read it",
      "Read it again and repeat the change on what you then see.",
      Status.Code.ABORTED,
      412),
  CONCURRENT_CHANGE("Others changed it at the same moment", "Try again.", Status.Code.ABORTED, 409),
  IDEMPOTENCY_KEY_REUSED(
      "The idempotency key stands for another request",
      "Use a new key for a new request.",
      Status.Code.FAILED_PRECONDITION,
      422),
  STORAGE_UNAVAILABLE(
      "The event log cannot be reached",
      "Try again in a moment; nothing was recorded.",
      Status.Code.UNAVAILABLE,
      503),
  SERVICE_UNAVAILABLE(
      "A service of this box does not answer",
      "Try again in a moment; see spoke doctor.",
      Status.Code.UNAVAILABLE,
      503),
  DEADLINE_EXCEEDED(
      "It took longer than the request allowed",
      "Try again with the same idempotency key.",
      Status.Code.DEADLINE_EXCEEDED,
      504),
  UNAUTHENTICATED(
      "The caller is not known",
      "Send the box's token or certificate.",
      Status.Code.UNAUTHENTICATED,
      401),
  OVERLOADED(
      "More is asked than this box can take on at once",
      "Slow down and try again.",
      Status.Code.RESOURCE_EXHAUSTED,
      429),
  CANCELLED("The caller went away", "Ask again.", Status.Code.CANCELLED, 499),
  INTERNAL(
      "Something broke inside",
      "Look into the service's log under the trace id; report it.",
      Status.Code.INTERNAL,
      500);

  private final ProblemMeaning meaning;

  CommonProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }

  /** {@code spec.duration_seconds: 5 is below 60.} */
  public static Problem invalid(String field, String detail) {
    return Problem.of(INVALID_FIELD, field + ": " + detail).inField(field);
  }

  /** {@code There is no job job_7f3k....} */
  public static Problem notFound(String kind, Object id) {
    return Problem.of(NOT_FOUND, "There is no " + kind + " " + id + ".").with(kind, id);
  }
}
