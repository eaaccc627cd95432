package org.spoke.eventlog.replay;

import io.grpc.Status;
import org.spoke.base.problem.ProblemType;

/** What can be wrong with a request for a replay. */
public enum ReplayProblem implements ProblemType {
  REPLAY_RUNNING("A replay is running already", "Wait for its end, or cancel it."),
  REPLAY_ENDED("The replay has ended", "Nothing needs to be done.");

  private static final int HTTP_CONFLICT = 409;

  private final String title;
  private final String remedy;

  ReplayProblem(String title, String remedy) {
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  @Override
  public Status.Code grpcCode() {
    return Status.Code.FAILED_PRECONDITION;
  }

  @Override
  public int httpStatus() {
    return HTTP_CONFLICT;
  }
}
