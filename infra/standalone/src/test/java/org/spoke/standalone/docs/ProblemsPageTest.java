package org.spoke.standalone.docs;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.ProblemType;
import org.spoke.eventlog.replay.ReplayProblem;
import org.spoke.gateway.GatewayProblem;
import org.spoke.payment.PaymentProblem;
import org.spoke.registry.RegistryProblem;
import org.spoke.scheduler.SchedulerProblem;
import org.spoke.vm.VmProblem;

/**
 * docs/reference/problems.md is what the enums of problems say. With {@code -Dspoke.record=true} it
 * is written.
 */
class ProblemsPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "problems.md");

  private static final String INTRODUCTION =
      """
      # Problems

      Made from the services' enums by `ProblemsPageTest`; do not edit. A refusal has the same name everywhere: over
      [REST](rest.md) it is the end of `type` (`https://spoke.dev/problems/<name>`), over gRPC the reason of `ErrorInfo`, and the
      CLI prints it. Each occurrence adds a `detail` with the figures and, where one is at fault, the `field`.
      Where two services share a name it is the same refusal; its status is 400 in a field and 404 in a path.
      """;

  @Test
  void theProblemsPageIsNotStale() throws IOException {
    String page = INTRODUCTION + sections();
    if (Boolean.getBoolean("spoke.record")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /** As the page says: in a field of a body it is 400, as what a path names it is 404. */
  @Test
  void aNameThatServicesShareIsTheSameRefusal() {
    Map<String, List<ProblemType>> byName =
        enums().values().stream().flatMap(Stream::of).collect(groupingBy(ProblemType::slug));

    assertThat(byName.values())
        .filteredOn(shared -> shared.size() > 1)
        .isNotEmpty()
        .allSatisfy(
            shared -> assertThat(shared).extracting(ProblemType::httpStatus).isSubsetOf(400, 404));
  }

  private static Map<String, ProblemType[]> enums() {
    Map<String, ProblemType[]> enums = new LinkedHashMap<>();
    enums.put("Any service", CommonProblem.values());
    enums.put("Gateway", GatewayProblem.values());
    enums.put("Registry", RegistryProblem.values());
    enums.put("Scheduler", SchedulerProblem.values());
    enums.put("VMs", VmProblem.values());
    enums.put("Payment", PaymentProblem.values());
    enums.put("Replays", ReplayProblem.values());
    return enums;
  }

  private static String sections() {
    return enums().entrySet().stream()
        .map(each -> section(each.getKey(), List.of(each.getValue())))
        .collect(Collectors.joining());
  }

  private static String section(String title, List<ProblemType> problems) {
    String rows = problems.stream().map(ProblemsPageTest::row).collect(Collectors.joining());
    return """

        ## %s

        | Name | HTTP | gRPC | What it says | What to do |
        |---|---|---|---|---|
        """
            .formatted(title)
        + rows;
  }

  private static String row(ProblemType problem) {
    return "| `%s` | %d | %s | %s | %s |\n"
        .formatted(
            problem.slug(),
            problem.httpStatus(),
            problem.grpcCode(),
            problem.title(),
            problem.remedy());
  }
}
