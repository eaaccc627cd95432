package org.spoke.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grpc.StatusRuntimeException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.util.stream.Collectors;
import org.spoke.base.problem.Causes;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.gateway.GatewayProblem;

/** The problem that a failure of the HTTP server or of binding a request means. */
final class Failures {
  private Failures() {}

  /** The problem behind an exception that would be answered with this status. */
  static Problem problem(Throwable failure, int status) {
    return switch (failure) {
      case Problem problem -> problem;
      case StatusRuntimeException call -> ProblemStatus.fromStatus(call);
      case UnsatisfiedRouteException missing -> missing(missing.getArgument());
      case ConversionErrorException wrong -> wrongValue(wrong);
      default ->
          Causes.find(failure, JsonProcessingException.class)
              .map(JsonFailures::problem)
              .orElseGet(() -> ofStatus(status, message(failure)));
    };
  }

  /** The problem of a status that Micronaut answers by itself. */
  static Problem ofStatus(int status, ErrorContext context) {
    String said =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return ofStatus(status, said.isEmpty() ? context.getRequest().getPath() : said);
  }

  private static Problem ofStatus(int status, String detail) {
    return switch (status) {
      case 400 -> Problem.of(GatewayProblem.MALFORMED_REQUEST, detail);
      case 404 -> Problem.of(GatewayProblem.PATH_UNKNOWN, detail);
      case 405 -> Problem.of(GatewayProblem.METHOD_NOT_ALLOWED, detail);
      case 406 -> Problem.of(GatewayProblem.NOT_ACCEPTABLE, detail);
      case 413 -> Problem.of(GatewayProblem.BODY_TOO_LARGE, detail);
      case 415 -> Problem.of(GatewayProblem.CONTENT_TYPE_UNSUPPORTED, detail);
      case 431 -> Problem.of(GatewayProblem.HEADERS_TOO_LARGE, detail);
      default ->
          status < 500
              ? Problem.of(GatewayProblem.MALFORMED_REQUEST, detail)
              : Problem.of(CommonProblem.INTERNAL, "The gateway failed on this request.");
    };
  }

  private static Problem missing(Argument<?> argument) {
    return argument.getAnnotationMetadata().hasAnnotation(Body.class)
        ? Problem.of(GatewayProblem.MISSING_FIELD, "The body is empty.").inField("body")
        : Problem.of(GatewayProblem.MISSING_FIELD, argument.getName() + " is missing.")
            .inField(argument.getName());
  }

  private static Problem wrongValue(ConversionErrorException failure) {
    return Causes.find(failure, JsonProcessingException.class)
        .map(JsonFailures::problem)
        .orElseGet(() -> wrongParameter(failure));
  }

  private static Problem wrongParameter(ConversionErrorException failure) {
    String name = failure.getArgument().getName();
    return Problem.of(
            GatewayProblem.WRONG_TYPE,
            name
                + ": "
                + failure.getConversionError().getOriginalValue().orElse("the value")
                + " is not a "
                + failure.getArgument().getType().getSimpleName()
                + ".")
        .inField(name);
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
