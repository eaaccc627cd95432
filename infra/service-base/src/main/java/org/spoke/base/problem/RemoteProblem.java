package org.spoke.base.problem;

import io.grpc.Status;

/**
 * A problem that another service named: its type as it came over the wire, since services do not
 * share their enums.
 */
record RemoteProblem(String slug, String title, String remedy, Status.Code grpcCode, int httpStatus)
    implements ProblemType {
  @Override
  public String name() {
    return slug;
  }
}
