package org.spoke.base.problem;

import io.grpc.Status;

/**
 * What a kind of problem says wherever it occurs.
 *
 * @param title one short sentence
 * @param remedy what a person can do about it
 * @param grpcCode the gRPC status under which it travels
 * @param httpStatus the HTTP status under which REST shows it
 */
public record ProblemMeaning(String title, String remedy, Status.Code grpcCode, int httpStatus) {}
