package org.spoke.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.fakes.FakeVms;
import org.spoke.gateway.fakes.ShellClient;
import org.spoke.gateway.fakes.SlowShellClient;

class ShellTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SHELL = "/api/v1/vms/" + FakeVms.VM + "/shell";

  @TempDir static Path data;
  private static FakeBox box;

  @BeforeAll
  static void start() {
    box = FakeBox.start(data);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void aCommandsOutputAndExitCodeComeBack() {
    ShellClient shell = ShellClient.open(box, SHELL + "?command=uname%20-a");
    await().atMost(SOON).until(() -> shell.closeCode() != 0);
    assertThat(shell.output()).isEqualTo("uname -a");
    assertThat(shell.exitCode()).hasValue(7);
    assertThat(shell.closeCode()).isEqualTo(1000);
  }

  @Test
  void aTerminalTakesInputAndSizes() {
    ShellClient shell = ShellClient.open(box, SHELL + "?columns=80&rows=24");
    shell.send(0, "ls\n".getBytes(StandardCharsets.UTF_8));
    await().atMost(SOON).until(() -> shell.output().equals("ls\n"));
    shell.send(2, ByteBuffer.allocate(4).putShort((short) 132).putShort((short) 50).array());
    await().atMost(SOON).until(() -> shell.output().equals("ls\n132x50"));
    shell.send(3, new byte[0]);
    await().atMost(SOON).until(() -> shell.exitCode().isPresent());
    assertThat(shell.exitCode()).hasValue(0);
  }

  @Test
  void aFloodWaitsForTheClientsAcknowledgement() {
    int before = box.vms().floodedParts();
    ShellClient shell = ShellClient.open(box, SHELL + "?command=flood%2064");
    await().atMost(SOON).until(() -> shell.received() == ShellSession.WINDOW);
    await()
        .during(Duration.ofMillis(300))
        .atMost(SOON)
        .until(() -> shell.received() == ShellSession.WINDOW);
    assertThat(box.vms().floodedParts() - before).isLessThan(64);
    shell.acknowledgeAlways();
    await().atMost(SOON).until(() -> shell.exitCode().isPresent());
    assertThat(shell.received()).isEqualTo(64L * 32 * 1024);
  }

  @Test
  void muchInputIsAcknowledgedOnItsWay() {
    ShellClient shell = ShellClient.open(box, SHELL);
    shell.acknowledgeAlways();
    byte[] part = new byte[32 * 1024];
    for (int i = 1; i <= 32; i++) {
      shell.send(0, part);
      long sent = (long) i * part.length;
      await().atMost(SOON).until(() -> sent - shell.inputAcknowledged() < ShellSession.WINDOW / 2);
    }
    await().atMost(SOON).until(() -> shell.received() == 32L * part.length);
    shell.abort();
  }

  @Test
  void aVmThatGoesEndsItsShellWithTheReason() {
    ShellClient shell = ShellClient.open(box, SHELL + "?command=vanish");
    await().atMost(SOON).until(() -> shell.closeCode() != 0);
    assertThat(shell.closeCode()).isEqualTo(4503);
    assertThat(shell.closeReason()).isEqualTo("service-unavailable: The VM is gone: KILLED.");
  }

  @Test
  void aSlowClientGetsAllOutputAndTheReasonThoughItsVmIsGone() throws Exception {
    try (SlowShellClient shell =
        new SlowShellClient(box, SHELL + "?command=flood%207%20and%20vanish")) {
      assertThat(shell.readToTheEnd()).isEqualTo(4503);
      assertThat(shell.received()).isEqualTo(7 * ShellSession.PART);
    }
  }

  @Test
  void anUnknownVmHasNoShell() {
    ShellClient shell = ShellClient.open(box, "/api/v1/vms/vm_none/shell");
    await().atMost(SOON).until(() -> shell.closeCode() != 0);
    assertThat(shell.closeCode()).isEqualTo(4404);
  }

  @Test
  void aClientThatBreaksTheProtocolIsClosed() {
    for (byte[] frame :
        new byte[][] {{9}, {}, {1, 0}, {2, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 1}}) {
      ShellClient shell = ShellClient.open(box, SHELL);
      shell.sendFrame(frame);
      await().atMost(SOON).until(() -> shell.closeCode() != 0);
      assertThat(shell.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aPageOfAnotherOriginIsRefused() {
    assertThatThrownBy(
            () -> ShellClient.open(box, SHELL, "Origin", "https://evil.example", box.token()))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void withoutTheTokenThereIsNoShell() {
    assertThatThrownBy(() -> ShellClient.open(box, SHELL, "X-None", "none", "x".repeat(43)))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
  }

  @Test
  void aBrowserBringsTheTokenAsSubprotocolAndItIsNotSentBack() {
    ShellClient shell = ShellClient.openAsBrowser(box, SHELL + "?command=id");
    await().atMost(SOON).until(() -> shell.exitCode().isPresent());
    assertThat(shell.subprotocol()).isEqualTo("spoke.shell.v1");
  }

  @Test
  void sizesThatNoTerminalHasAreRefused() {
    for (String query : new String[] {"?columns=80", "?columns=0&rows=1", "?columns=x&rows=1"}) {
      assertThatThrownBy(() -> ShellClient.open(box, SHELL + query))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(400));
    }
  }
}
