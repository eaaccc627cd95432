package org.spoke.standalone.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.spoke.cli.Main;
import org.spoke.standalone.drive.BoxProcess;

/** Runs verbs of the command line client, each in a process of its own, as a shell would. */
final class ClientProcess {
  /** The longest verb waits for a job from request to settled escrow. */
  private static final int PATIENCE_SECONDS = 60;

  private static final JsonMapper JSON = new JsonMapper();

  private final BoxProcess box;
  private final Path folder;

  ClientProcess(BoxProcess box, Path folder) {
    this.box = box;
    this.folder = folder;
  }

  /**
   * What one verb left.
   *
   * @param exitCode of the process
   * @param out standard output
   * @param err standard error
   */
  record Run(int exitCode, String out, String err) {}

  /** Runs a verb that must succeed, and answers what it printed. */
  String spoke(String... arguments) {
    Run run = run(arguments);
    assertThat(run.exitCode()).as("spoke %s: %s", String.join(" ", arguments), run).isZero();
    return run.out();
  }

  /** Runs a verb that must succeed with {@code -o json}, and answers the body. */
  JsonNode json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", "json"));
    try {
      return JSON.readTree(spoke(all.toArray(String[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a verb, whatever comes of it. */
  Run run(String... arguments) {
    return run(command(arguments), true);
  }

  /** Runs a verb on a terminal of its own at which nobody types. */
  Run runOnTerminal(String... arguments) {
    ProcessBuilder verb = command(arguments);
    String line = String.join(" ", verb.command());
    return run(
        verb.command("script", "--quiet", "--return", "--command", line, "/dev/null"), false);
  }

  private Run run(ProcessBuilder command, boolean inputEnds) {
    try {
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (inputEnds) {
        process.getOutputStream().close();
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            String.join(" ", command.command()) + " did not end within " + PATIENCE_SECONDS + " s");
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("SPOKE_URL", box.client().root());
    builder.environment().put("SPOKE_DATA", box.data().toString());
    builder.environment().remove("SPOKE_TOKEN_FILE");
    return builder;
  }
}
