package org.spoke.gateway;

import io.grpc.Status;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;

/** Problems with a request itself, met before any service is asked. */
public enum GatewayProblem implements ProblemType {
  MALFORMED_JSON(
      "The body is not well-formed JSON",
      "Correct the body at the named line and column.",
      Status.Code.INVALID_ARGUMENT,
      400),
  UNKNOWN_FIELD(
      "The body has a field that this request does not know",
      "Remove the field or correct its name; /docs lists what is known.",
      Status.Code.INVALID_ARGUMENT,
      400),
  WRONG_TYPE(
      "A value has another type than its field",
      "Send the type that /docs names; numbers without quotes, whole numbers without a point.",
      Status.Code.INVALID_ARGUMENT,
      400),
  MISSING_FIELD(
      "A field that is needed is missing",
      "Add the named field.",
      Status.Code.INVALID_ARGUMENT,
      400),
  MALFORMED_REQUEST(
      "The request cannot be understood",
      "Compare it with /docs.",
      Status.Code.INVALID_ARGUMENT,
      400),
  TOKEN_MISSING(
      "The request carries no token",
      "Send Authorization: Bearer with the token from the box's data directory, gateway/token.",
      Status.Code.UNAUTHENTICATED,
      401),
  TOKEN_WRONG(
      "The token is not this box's token",
      "Read the token anew from the box's data directory, gateway/token.",
      Status.Code.UNAUTHENTICATED,
      401),
  ORIGIN_REFUSED(
      "A page of another origin may not open a shell",
      "Open the shell from the box's own pages or from a program.",
      Status.Code.PERMISSION_DENIED,
      403),
  PATH_UNKNOWN(
      "There is nothing at this path", "See /docs for the paths.", Status.Code.NOT_FOUND, 404),
  METHOD_NOT_ALLOWED(
      "This path does not know this method",
      "Use one of the methods in the Allow header.",
      Status.Code.UNIMPLEMENTED,
      405),
  NOT_ACCEPTABLE(
      "The answer cannot be given in a form that the request accepts",
      "Leave Accept out, or accept what /docs names.",
      Status.Code.INVALID_ARGUMENT,
      406),
  BODY_TOO_LARGE(
      "The body is larger than any request needs",
      "Send at most 64 KiB.",
      Status.Code.INVALID_ARGUMENT,
      413),
  HEADERS_TOO_LARGE(
      "The request's line or headers are too long",
      "Send shorter headers.",
      Status.Code.INVALID_ARGUMENT,
      431),
  CONTENT_TYPE_UNSUPPORTED(
      "The body is not declared as JSON",
      "Send Content-Type: application/json, in UTF-8.",
      Status.Code.INVALID_ARGUMENT,
      415),
  TOO_MANY_REQUESTS(
      "Requests come faster than this box takes them",
      "Wait as long as Retry-After says.",
      Status.Code.RESOURCE_EXHAUSTED,
      429),
  TOO_MANY_STREAMS(
      "As many streams are open as this box keeps",
      "Close another event stream, log or shell first.",
      Status.Code.RESOURCE_EXHAUSTED,
      429);

  private final ProblemMeaning meaning;

  GatewayProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }
}
