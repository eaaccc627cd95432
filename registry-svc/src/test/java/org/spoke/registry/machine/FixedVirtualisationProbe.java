package org.spoke.registry.machine;

import java.util.Optional;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Answers as told, or not at all. */
public final class FixedVirtualisationProbe implements VirtualisationProbe {
  private final Optional<Virtualisation> answer;

  public FixedVirtualisationProbe(Optional<Virtualisation> answer) {
    this.answer = answer;
  }

  @Override
  public Virtualisation describe() {
    return answer.orElseThrow(
        () -> Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "vm-svc does not answer."));
  }
}
