package org.spoke.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Medians of two sides that are measured in turn, so that both see the same drift of the machine.
 */
record Median(double ours, double reference) {
  static Median inTurn(int rounds, Callable<Double> ours, Callable<Double> reference)
      throws Exception {
    List<Double> our = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      other.add(reference.call());
      our.add(ours.call());
    }
    return new Median(of(our), of(other));
  }

  static double of(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  double ratio() {
    return ours / reference;
  }
}
