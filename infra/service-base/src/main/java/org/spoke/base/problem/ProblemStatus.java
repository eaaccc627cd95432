package org.spoke.base.problem;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a {@link Problem} over gRPC as {@code google.rpc.Status} with ErrorInfo and BadRequest
 * details, and back.
 */
public final class ProblemStatus {
  /** ErrorInfo.domain of all of Spoke's problems. */
  public static final String DOMAIN = "spoke.dev";

  private static final String TITLE = "title";
  private static final String REMEDY = "remedy";
  private static final String HTTP_STATUS = "httpStatus";

  private ProblemStatus() {}

  public static StatusRuntimeException toStatus(Problem problem) {
    ProblemType type = problem.type();
    ErrorInfo info =
        ErrorInfo.newBuilder()
            .setDomain(DOMAIN)
            .setReason(type.slug())
            .putAllMetadata(problem.facts())
            .putMetadata(TITLE, type.title())
            .putMetadata(REMEDY, type.remedy())
            .putMetadata(HTTP_STATUS, Integer.toString(type.httpStatus()))
            .build();
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(type.grpcCode().value())
            .setMessage(problem.detail())
            .addDetails(Any.pack(info));
    problem
        .field()
        .ifPresent(field -> status.addDetails(Any.pack(violation(field, problem.detail()))));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  /**
   * The problem that a failed call means; one without ErrorInfo becomes the common problem of its
   * status code.
   */
  public static Problem fromStatus(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    return Optional.ofNullable(status)
        .flatMap(known -> detail(known, ErrorInfo.class))
        .filter(info -> info.getDomain().equals(DOMAIN))
        .map(info -> named(status, info).causedBy(failure))
        .orElseGet(() -> unnamed(failure));
  }

  private static Problem named(com.google.rpc.Status status, ErrorInfo info) {
    Map<String, String> facts = new HashMap<>(info.getMetadataMap());
    ProblemMeaning meaning =
        new ProblemMeaning(
            facts.remove(TITLE),
            facts.remove(REMEDY),
            Status.fromCodeValue(status.getCode()).getCode(),
            Integer.parseInt(facts.remove(HTTP_STATUS)));
    Problem problem = Problem.of(new RemoteProblem(info.getReason(), meaning), status.getMessage());
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      problem = problem.with(fact.getKey(), fact.getValue());
    }
    Optional<BadRequest> violations = detail(status, BadRequest.class);
    return violations.isPresent()
        ? problem.inField(violations.get().getFieldViolations(0).getField())
        : problem;
  }

  private static Problem unnamed(StatusRuntimeException failure) {
    Status status = failure.getStatus();
    CommonProblem type =
        switch (status.getCode()) {
          case UNAVAILABLE -> CommonProblem.SERVICE_UNAVAILABLE;
          case DEADLINE_EXCEEDED -> CommonProblem.DEADLINE_EXCEEDED;
          case CANCELLED -> CommonProblem.CANCELLED;
          case UNAUTHENTICATED, PERMISSION_DENIED -> CommonProblem.UNAUTHENTICATED;
          case RESOURCE_EXHAUSTED -> CommonProblem.OVERLOADED;
          case NOT_FOUND -> CommonProblem.NOT_FOUND;
          case INVALID_ARGUMENT, OUT_OF_RANGE -> CommonProblem.INVALID_FIELD;
          case OK,
              UNKNOWN,
              ALREADY_EXISTS,
              FAILED_PRECONDITION,
              ABORTED,
              UNIMPLEMENTED,
              INTERNAL,
              DATA_LOSS ->
              CommonProblem.INTERNAL;
        };
    return Problem.of(type, Optional.ofNullable(status.getDescription()).orElse(type.title()))
        .causedBy(failure);
  }

  private static BadRequest violation(String field, String description) {
    return BadRequest.newBuilder()
        .addFieldViolations(
            BadRequest.FieldViolation.newBuilder().setField(field).setDescription(description))
        .build();
  }

  private static <T extends Message> Optional<T> detail(
      com.google.rpc.Status status, Class<T> type) {
    for (Any any : status.getDetailsList()) {
      if (any.is(type)) {
        try {
          return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException malformed) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
