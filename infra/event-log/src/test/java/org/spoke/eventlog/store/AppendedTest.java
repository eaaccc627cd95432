package org.spoke.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

class AppendedTest {
  private final Appended appended = new Appended();

  @Test
  void aReaderThatIsBehindHasNotSeenAll() {
    appended.add(Set.of(7L, 8L));
    assertThat(appended.latest()).isEqualTo(8);
    assertThat(appended.isCovered(8, reader(7))).isFalse();
    assertThat(appended.isCovered(8, reader(8))).isTrue();
    assertThat(appended.isCovered(8, reader(9))).isTrue();
  }

  @Test
  void aReaderThatWentPastARecordedPlaceHasNotSeenAll() {
    appended.add(Set.of(8L));
    appended.add(Set.of(7L));
    assertThat(appended.latest()).isEqualTo(8);
    assertThat(appended.isCovered(8, reader(9, 7))).isFalse();
    assertThat(appended.isCovered(8, reader(9, 8))).isFalse();
  }

  @Test
  void placesOfOpenTransactionsAndLaterOnesAreNotWaitedFor() {
    appended.add(Set.of(8L));
    long place = appended.latest();
    appended.add(Set.of(10L));
    assertThat(appended.isCovered(place, reader(11, 5, 10))).isTrue();
  }

  @Test
  void aReaderOfAnotherKindHasSeenNothing() {
    appended.add(Set.of(1L));
    assertThat(appended.isCovered(1, null)).isFalse();
  }

  private static TrackingToken reader(long index, long... gaps) {
    return GapAwareTrackingToken.newInstance(
        index, Arrays.stream(gaps).boxed().collect(Collectors.toSet()));
  }
}
