package org.spoke.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.problem.Problem;

/** Answers every failure, Micronaut's own too, as a problem document; causes stay in the log. */
@Singleton
final class ProblemAnswers implements ErrorResponseProcessor<ProblemDocument> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final int INTERNAL = 500;
  private static final int UNAUTHORIZED = 401;

  @Override
  public MutableHttpResponse<ProblemDocument> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    Problem problem =
        context
            .getRootCause()
            .map(cause -> Failures.problem(cause, base.code()))
            .orElseGet(() -> Failures.ofStatus(base.code(), context));
    return answer(context.getRequest(), problem, base.getHeaders().get(HttpHeaders.ALLOW));
  }

  /** The answer to a request that met this problem. */
  MutableHttpResponse<ProblemDocument> answer(
      HttpRequest<?> request, Problem problem, String allow) {
    int status = problem.type().httpStatus();
    if (status >= INTERNAL) {
      LOG.warn("{} {} failed: {}", request.getMethod(), request.getPath(), problem.getMessage());
    }
    MutableHttpResponse<ProblemDocument> response =
        HttpResponse.status(status, problem.type().title());
    if (status == UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"spoke\"");
    }
    if (allow != null) {
      response.header(HttpHeaders.ALLOW, allow);
    }
    String retryAfter = problem.facts().get("retryAfterSeconds");
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return request.getMethod() == HttpMethod.HEAD
        ? response
        : response
            .body(new ProblemDocument(problem))
            .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
