package org.spoke.base.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class ProblemStatusTest {
  @Test
  void aProblemSurvivesTheWireWhole() {
    Problem sent =
        CommonProblem.invalid("reserve.cores", "3 is more than the 2 there are.").with("cores", 2);

    Problem received = ProblemStatus.fromStatus(ProblemStatus.toStatus(sent));

    assertThat(received.type().slug()).isEqualTo("invalid-field");
    assertThat(received.type().title()).isEqualTo(sent.type().title());
    assertThat(received.type().remedy()).isEqualTo(sent.type().remedy());
    assertThat(received.type().httpStatus()).isEqualTo(400);
    assertThat(received.type().grpcCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(received.detail()).isEqualTo("reserve.cores: 3 is more than the 2 there are.");
    assertThat(received.field()).contains("reserve.cores");
    assertThat(received.facts()).containsEntry("cores", "2");
  }

  @Test
  void aFailureWithoutDetailsBecomesTheCommonProblemOfItsCode() {
    Problem problem =
        ProblemStatus.fromStatus(
            Status.UNAVAILABLE.withDescription("no route").asRuntimeException());

    assertThat(problem.type()).isEqualTo(CommonProblem.SERVICE_UNAVAILABLE);
    assertThat(problem.detail()).isEqualTo("no route");
  }
}
