package org.spoke.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.services.Service;

class MetricsTest {
  @TempDir Path data;

  @Test
  void everySampleHasItsServicesLabelAndEveryFamilyOneHeader() {
    try (FakeBox box = FakeBox.start(data)) {
      box.kill(Service.VM);
      HttpResponse<String> answer = box.get("/api/v1/metrics");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("events_total{service=\"registry\",type=\"a\"} 3.0")
          .contains("process_payment{service=\"payment\"} 1.0")
          .contains("spoke_up{service=\"payment\"} 1")
          .contains("spoke_up{service=\"vm\"} 0")
          .contains("service=\"gateway\"");
      assertThat(answer.body().lines().filter("# TYPE events_total counter"::equals)).hasSize(1);
    }
  }

  @Test
  void samplesOfOneFamilyStandTogether() {
    Exposition all = new Exposition();
    all.add("registry", "# TYPE a gauge\na 1\n# TYPE b gauge\nb{} 2\n");
    all.add("vm", "# TYPE a gauge\na{x=\"y\"} 3\n");
    assertThat(all.text())
        .isEqualTo(
            "# TYPE a gauge\na{service=\"registry\"} 1\na{service=\"vm\",x=\"y\"} 3\n"
                + "# TYPE b gauge\nb{service=\"registry\"} 2\n");
  }
}
