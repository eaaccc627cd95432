package org.spoke.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.process.StartFailure;
import org.spoke.gateway.fakes.FakeBox;

class PortTakenTest {
  @TempDir Path data;

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  FakeBox.start(data, Map.of("spoke.services.gateway.port", taken.getLocalPort())))
          .satisfies(
              failure ->
                  assertThat(StartFailure.explain("gateway", failure))
                      .contains("gateway did not start: its port is taken")
                      .contains("spoke.services.gateway.port"));
    }
  }

  @Test
  void aProcessWhosePortIsTakenEndsWithCode78() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process =
          new ProcessBuilder(
                  List.of(
                      ProcessHandle.current().info().command().orElseThrow(),
                      "-Xmx128m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-Dspoke.data=" + data,
                      "-Dspoke.services.gateway.port=" + taken.getLocalPort(),
                      "-Dfakes.box=none",
                      GatewayMain.class.getName()))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isEqualTo(78);
      assertThat(said).contains("its port is taken");
    }
  }
}
