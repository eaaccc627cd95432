package org.spoke.gateway.http;

import org.spoke.base.problem.CommonProblem;

/** Yes or no in a query; Micronaut's own conversion takes every other word for no. */
public final class Flags {
  private Flags() {}

  /** True or false; false where it is absent. */
  public static boolean parse(String name, String text) {
    return switch (text) {
      case null -> false;
      case "false" -> false;
      case "true" -> true;
      default -> throw CommonProblem.invalid(name, "it is neither true nor false.");
    };
  }
}
