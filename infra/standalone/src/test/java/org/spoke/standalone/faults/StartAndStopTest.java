package org.spoke.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.standalone.BoxMain;
import org.spoke.standalone.box.JavaCommand;

class StartAndStopTest {
  /** Every process of Spoke stops within 10 s of SIGTERM. */
  private static final long STOP_LIMIT_MS = 10_000;

  @TempDir Path directory;

  @Test
  void aBoxWithARunningJobStopsCleanlyWithinTenSeconds() {
    try (TradingBox box = TradingBox.simulated(directory)) {
      String job = box.submit("running");
      box.awaitStatus(job, "RUNNING");

      assertThat(box.process.stop()).isLessThan(STOP_LIMIT_MS);

      box.process.start();
      assertThat(box.status(job)).as("a restart closes no contract").isEqualTo("RUNNING");
      assertThat(box.finish(job).path("status").asText()).isEqualTo("SETTLED");
      box.assertAccountsAreStraight();
    }
  }

  @Test
  void aTakenPortEndsTheStartWithItsNameAndTheRemedy() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> command = JavaCommand.of("128m", List.of(), BoxMain.class.getName());
      command.addAll(List.of("--data", directory.toString()));
      command.addAll(List.of("--port", Integer.toString(taken.getLocalPort())));
      command.addAll(
          List.of("--ports", "registry=0,scheduler=0,vm=0,payment=0,postgres=0,devnet=0"));
      Process box = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(box.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(box.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(box.exitValue()).isEqualTo(78);
      assertThat(said).contains("port is taken").contains("choose another port");
    }
  }
}
