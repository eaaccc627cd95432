package org.spoke.registry.device;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.Matcher;
import org.spoke.base.problem.Problem;

/** Given events, when a command comes, then events or a problem: Axon's fixture in our words. */
final class DeviceScenario {
  private final TestExecutor<Device> given;

  private DeviceScenario(TestExecutor<Device> given) {
    this.given = given;
  }

  static DeviceScenario given(DeviceEvent... events) {
    return new DeviceScenario(new AggregateTestFixture<>(Device.class).given(List.of(events)));
  }

  Outcome when(DeviceCommand command) {
    return new Outcome(given.when(command));
  }

  record Outcome(ResultValidator<Device> result) {
    Outcome thenHappens(DeviceEvent... events) {
      result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
      return this;
    }

    Outcome thenNothingHappens() {
      result.expectSuccessfulHandlerExecution().expectNoEvents();
      return this;
    }

    /** The problem's name, and words that its detail holds. */
    void thenProblem(String slug, String... words) {
      List<Matcher<? super String>> said =
          Stream.concat(
                  Stream.<Matcher<? super String>>of(startsWith(slug + ": ")),
                  Stream.of(words).map(word -> containsString(word)))
              .toList();
      result.expectNoEvents().expectException(Problem.class).expectExceptionMessage(allOf(said));
    }
  }
}
