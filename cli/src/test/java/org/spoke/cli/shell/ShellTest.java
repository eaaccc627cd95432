package org.spoke.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.cli.testing.ClientRun;
import org.spoke.cli.testing.RecordedBox;

@Timeout(60)
class ShellTest {
  private static final String VM = "vm_0123456789abcdefghjk";
  private static final int OUTPUT = 0;
  private static final int ERROR_OUTPUT = 1;
  private static final int INPUT_ACKNOWLEDGED = 3;

  @TempDir private Path folder;

  @Test
  void aCommandsOutputErrorsAndExitCodeArePassedOn() throws IOException {
    try (FakeShell box =
        new FakeShell(
            session -> {
              session.send(OUTPUT, bytes("Linux\n"));
              session.send(ERROR_OUTPUT, bytes("warning\n"));
              session.exit(42);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, "", "shell", VM, "--", "uname", "-a");

      assertThat(run.exitCode()).isEqualTo(42);
      assertThat(run.out()).isEqualTo("Linux\n");
      assertThat(run.err()).isEqualTo("warning\n");
      assertThat(box.requests())
          .contains("GET /api/v1/vms/" + VM + "/shell?command=uname%20-a HTTP/1.1");
    }
  }

  @Test
  void inputAndItsEndReachTheCommand() throws IOException {
    try (FakeShell box =
        new FakeShell(
            session -> {
              byte[] input = session.next();
              byte[] end = session.next();
              session.send(OUTPUT, input);
              session.exit(end[0]);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, "hello", "shell", VM, "--", "cat");

      assertThat(run.out()).isEqualTo("\0hello");
      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void inputWaitsOnceTheBoxHasAsMuchAsItHolds() throws IOException {
    int held = 256 * 1024;
    String input = "x".repeat(2 * held);
    try (FakeShell box =
        new FakeShell(
            session -> {
              session.takeInput(held);
              boolean waited = session.isSilentFor(Duration.ofMillis(300));
              session.send(INPUT_ACKNOWLEDGED, ByteBuffer.allocate(8).putLong(held).array());
              session.takeInput(held);
              byte[] end = session.next();
              session.exit(waited ? end[0] : 1);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, input, "shell", VM, "--", "cat");

      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void inputThatWaitsEndsWithItsSession() throws IOException {
    String input = "x".repeat(512 * 1024);
    try (FakeShell box =
        new FakeShell(
            session -> {
              session.takeInput(256 * 1024);
              session.exit(7);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, input, "shell", VM, "--", "true");

      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void outputIsAcknowledgedSoThatTheBoxGoesOn() throws IOException {
    int bytes = 100 * 1024;
    try (FakeShell box =
        new FakeShell(
            session -> {
              session.next(); // end of input
              session.send(OUTPUT, new byte[bytes]);
              ByteBuffer acknowledged = ByteBuffer.wrap(session.next());
              boolean right = acknowledged.get() == 1 && acknowledged.getLong() == bytes;
              session.exit(right ? 0 : 1);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, "", "shell", VM, "--", "cat", "big");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).hasSize(bytes);
    }
  }

  @Test
  void aCommandIsNeverRunTwiceWhenTheConnectionIsLost() throws IOException {
    try (FakeShell box = new FakeShell(session -> session.send(OUTPUT, bytes("x")))) {
      ClientRun run = ClientRun.against(box.url(), folder, "", "shell", VM, "--", "make");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err()).contains("Whether the command ended is not known.");
    }
  }

  @Test
  void aLostShellIsOpenedAnew() throws IOException {
    try (FakeShell box =
        new FakeShell(
            session -> {
              session.next(); // end of input
              session.send(OUTPUT, bytes("one "));
            },
            session -> {
              session.send(OUTPUT, bytes("two"));
              session.exit(0);
            })) {
      ClientRun run = ClientRun.against(box.url(), folder, "", "shell", VM);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).endsWith("two"); // what was under way when the first broke may be lost
      assertThat(run.err()).contains("the connection was lost; a new session is opened");
    }
  }

  @Test
  void aJobWithoutAVmTakesNoShell() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /jobs/job_x", 200, "application/json", "{\"status\":\"SUBMITTED\"}");
      ClientRun run = ClientRun.against(box, folder, "shell", "job_x");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("job_x has no VM: it is SUBMITTED.");
    }
  }

  @Test
  void aVmThatIsGoneTakesNoShell() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /vms/vm_x", 200, "application/json", "{\"status\":\"GONE\"}");
      ClientRun run = ClientRun.against(box, folder, "shell", "vm_x", "--", "true");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("vm_x takes no shell: it is GONE.");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
