package org.spoke.base.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;

class RemoteCallsTest {
  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(RemoteCalls.find(() -> "there")).contains("there");
    assertThat(RemoteCalls.find(() -> refused(CommonProblem.notFound("job", "job_1")))).isEmpty();
  }

  @Test
  void anyOtherFailureIsTheProblemThatItNames() {
    Problem away = Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The registry is away.");

    assertThatThrownBy(() -> RemoteCalls.find(() -> refused(away)))
        .isInstanceOf(Problem.class)
        .hasMessage("service-unavailable: The registry is away.");
    assertThatThrownBy(() -> RemoteCalls.ask(() -> refused(CommonProblem.notFound("job", "job_1"))))
        .isInstanceOf(Problem.class)
        .hasMessage("not-found: There is no job job_1.");
  }

  private static String refused(Problem problem) {
    throw ProblemStatus.toStatus(problem);
  }
}
