package org.spoke.registry.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.registry.device.DeviceExamples.DEVICE;
import static org.spoke.registry.device.DeviceExamples.RESERVED;
import static org.spoke.registry.device.DeviceExamples.onboard;
import static org.spoke.registry.device.DeviceExamples.release;
import static org.spoke.registry.device.DeviceExamples.reserve;
import static org.spoke.registry.device.DeviceExamples.reserveAnew;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.spoke.base.problem.Problem;
import org.spoke.registry.device.DeviceCommand.OffboardDevice;
import org.spoke.registry.device.DeviceCommand.ReserveLease;
import org.spoke.registry.device.DeviceCommand.SetAvailability;
import org.spoke.registry.machine.Resources;

/** Whatever is asked in whatever order, the events tell no impossible story. */
class DevicePropertyTest {
  private static final int MAX_COMMANDS = 40;

  /** So few that retries, double holders and late releases are common. */
  private static final int JOBS = 8;

  @Property(tries = 200)
  void noOrderOfCommandsBreaksTheRules(@ForAll("commands") List<DeviceCommand> commands) {
    Configuration axon = inMemory();
    try {
      for (DeviceCommand command : commands) {
        ObservedDevice before = observed(axon);
        Optional<String> refusal = refusalOf(axon, command);
        if (command instanceof ReserveLease lease && !before.hasSeen(lease.lease())) {
          assertThat(refusal.isEmpty()).isEqualTo(before.hasRoomFor(lease.resources()));
        }
        observed(axon);
      }
    } finally {
      axon.shutdown();
    }
  }

  @Provide
  Arbitrary<List<DeviceCommand>> commands() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Combinators.combine(jobs(), cores()).as(DevicePropertyTest::reserving)),
            Tuple.of(6, jobs().map(job -> release(job))),
            Tuple.of(3, Arbitraries.just(onboard(RESERVED))),
            Tuple.of(2, cores().map(DevicePropertyTest::resizing)),
            Tuple.of(2, Arbitraries.of(true, false).map(on -> new SetAvailability(DEVICE, on))),
            Tuple.of(
                1, Arbitraries.of(true, false).map(force -> new OffboardDevice(DEVICE, force))))
        .list()
        .ofMaxSize(MAX_COMMANDS)
        .map(random -> startingWith(onboard(RESERVED), random));
  }

  private static Arbitrary<Integer> jobs() {
    return Arbitraries.integers().between(0, JOBS - 1);
  }

  private static Arbitrary<Integer> cores() {
    return Arbitraries.integers().between(1, 5);
  }

  private static DeviceCommand reserving(int job, int cores) {
    return reserve(job, cores);
  }

  private static DeviceCommand resizing(int cores) {
    return reserveAnew(new Resources(cores, 2_048L * cores, 10_240L * cores));
  }

  private static List<DeviceCommand> startingWith(
      DeviceCommand first, List<? extends DeviceCommand> random) {
    List<DeviceCommand> all = new ArrayList<>(random);
    all.addFirst(first);
    return all;
  }

  private static Configuration inMemory() {
    return DefaultConfigurer.defaultConfiguration(false)
        .configureSerializer(axon -> JacksonSerializer.defaultSerializer())
        .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine())
        .configureAggregate(Device.class)
        .start();
  }

  private static Optional<String> refusalOf(Configuration axon, DeviceCommand command) {
    try {
      axon.commandGateway().sendAndWait(command);
      return Optional.empty();
    } catch (Problem refused) {
      return Optional.of(refused.type().slug());
    } catch (CommandExecutionException failure) {
      throw new AssertionError("a refusal must be a problem: " + command, failure);
    }
  }

  private static ObservedDevice observed(Configuration axon) {
    return ObservedDevice.after(
        axon.eventStore()
            .readEvents(DEVICE.text())
            .asStream()
            .map(event -> (DeviceEvent) event.getPayload())
            .toList());
  }
}
