package org.spoke.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * One measured figure, held against its goal.
 *
 * @param ratio ours to the reference's, where there is a reference; else absent
 * @param value the figure itself, where there is none
 * @param atLeast whether the goal is a floor (a rate) or a ceiling (a time, a size)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
    Double ratio,
    Double value,
    String unit,
    double goal,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) boolean atLeast) {
  static Figure ratioAtLeast(double ratio, String unit, double goal) {
    return new Figure(ratio, null, unit, goal, true);
  }

  static Figure ratioAtMost(double ratio, String unit, double goal) {
    return new Figure(ratio, null, unit, goal, false);
  }

  static Figure valueAtMost(double value, String unit, double goal) {
    return new Figure(null, value, unit, goal, false);
  }

  @JsonProperty
  boolean met() {
    return atLeast ? figure() >= goal : figure() <= goal;
  }

  double figure() {
    return ratio == null ? value : ratio;
  }

  String asText() {
    return String.format(
        Locale.ROOT,
        "%.2f  goal %s %.2f  %s  (%s)",
        figure(),
        atLeast ? ">=" : "<=",
        goal,
        met() ? "met" : "MISSED",
        unit);
  }
}
