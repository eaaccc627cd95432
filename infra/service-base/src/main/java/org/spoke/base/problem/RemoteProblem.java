package org.spoke.base.problem;

/**
 * A problem that another service named: its type as it came over the wire, since services do not
 * share their enums.
 */
record RemoteProblem(String slug, ProblemMeaning meaning) implements ProblemType {
  @Override
  public String name() {
    return slug;
  }
}
