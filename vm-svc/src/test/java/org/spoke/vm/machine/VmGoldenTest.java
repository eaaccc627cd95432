package org.spoke.vm.machine;

import static org.spoke.vm.machine.VmStory.*;

import org.junit.jupiter.api.Test;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.eventlog.testing.GoldenEvents;

class VmGoldenTest {
  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(AggregateDefinition.of(Vm.class, VmEvent.class))
        .check(
            created(),
            launched(),
            ready(),
            bootOverdue(),
            stopping(GoneReason.STOPPED, "The VM was stopped as asked.", 20),
            stopOverdue(30),
            gone(GoneReason.STOPPED, "The VM was stopped as asked.", 31));
  }
}
