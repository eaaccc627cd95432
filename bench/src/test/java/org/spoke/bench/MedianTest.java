package org.spoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void oneRoundThatTheMachineSpoiltDoesNotCount() {
    assertThat(Median.of(List.of(5.0, 900.0, 4.0))).isEqualTo(5.0);
  }

  @Test
  void bothSidesAreMeasuredInTurn() throws Exception {
    List<String> order = new ArrayList<>();
    Iterator<Double> ours = List.of(10.0, 30.0, 20.0).iterator();
    Median median =
        Median.inTurn(
            3,
            () -> {
              order.add("ours");
              return ours.next();
            },
            () -> {
              order.add("reference");
              return 40.0;
            });
    assertThat(order)
        .containsExactly("reference", "ours", "reference", "ours", "reference", "ours");
    assertThat(median).isEqualTo(new Median(20.0, 40.0));
    assertThat(median.ratio()).isEqualTo(0.5);
  }
}
