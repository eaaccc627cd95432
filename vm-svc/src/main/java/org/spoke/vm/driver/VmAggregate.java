package org.spoke.vm.driver;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.vm.machine.Vm;
import org.spoke.vm.machine.VmEvent;

/** Makes the VM known to the event log. */
@Factory
final class VmAggregate {
  private static final int CACHED = 400; // every VM that one machine can run

  @Singleton
  AggregateDefinition<Vm, VmEvent> vm() {
    return AggregateDefinition.of(Vm.class, VmEvent.class).cached(CACHED);
  }
}
