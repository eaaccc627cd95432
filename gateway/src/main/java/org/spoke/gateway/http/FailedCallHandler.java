package org.spoke.gateway.http;

import io.grpc.StatusRuntimeException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.spoke.base.problem.ProblemStatus;

/** Answers the problem that a service named, or the one that its silence means. */
@Singleton
final class FailedCallHandler implements ExceptionHandler<StatusRuntimeException, HttpResponse<?>> {
  private final ProblemAnswers answers;

  FailedCallHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StatusRuntimeException failure) {
    return answers.answer(request, ProblemStatus.fromStatus(failure), null);
  }
}
