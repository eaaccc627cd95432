package org.spoke.eventlog.replay;

import io.grpc.Status;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;

/** What can be wrong with a request for a replay. */
public enum ReplayProblem implements ProblemType {
  REPLAY_RUNNING("A replay is running already", "Wait for its end, or cancel it."),
  REPLAY_ENDED("The replay has ended", "Nothing needs to be done.");

  private static final int HTTP_CONFLICT = 409;

  private final ProblemMeaning meaning;

  ReplayProblem(String title, String remedy) {
    meaning = new ProblemMeaning(title, remedy, Status.Code.FAILED_PRECONDITION, HTTP_CONFLICT);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }
}
