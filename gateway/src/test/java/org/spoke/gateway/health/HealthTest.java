package org.spoke.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.services.Service;

class HealthTest {
  @TempDir Path data;

  @Test
  void aServiceThatWasNeverUpIsAnsweredForAtOnce() {
    try (FakeBox box = FakeBox.start(data)) {
      box.kill(Service.VM);
      long begun = System.nanoTime();
      HttpResponse<String> vms = box.get("/api/v1/vms");
      assertThat(vms.statusCode()).as(vms.body()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aServiceThatIsDownIsNamed() {
    try (FakeBox box = FakeBox.start(data)) {
      assertThat(box.get("/api/v1/health").statusCode()).isEqualTo(200);
      box.kill(Service.VM);
      HttpResponse<String> down = box.get("/api/v1/health");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body())
          .contains("\"service\":\"vm\",\"status\":\"NOT_SERVING\"")
          .contains("\"service\":\"payment\",\"status\":\"SERVING\"");
      HttpResponse<String> vms = box.get("/api/v1/vms");
      assertThat(vms.statusCode()).isEqualTo(503);
      assertThat(vms.body()).contains("service-unavailable");
      box.start(Service.VM);
      assertThat(box.get("/api/v1/vms").statusCode()).isEqualTo(200);
    }
  }
}
