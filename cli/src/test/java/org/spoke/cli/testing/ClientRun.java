package org.spoke.cli.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.cli.Spoke;
import org.spoke.cli.verb.Surroundings;

/**
 * One run of the client and what it left.
 *
 * @param exitCode of the process
 * @param out standard output
 * @param err standard error
 */
public record ClientRun(int exitCode, String out, String err) {

  /** Runs it against a box, with the box's token. */
  public static ClientRun against(RecordedBox box, Path folder, String... arguments) {
    return against(box.url(), folder, "", arguments);
  }

  /**
   * @param folder for the token file
   * @param input standard input
   */
  public static ClientRun against(String url, Path folder, String input, String... arguments) {
    try {
      Path token = Files.writeString(folder.resolve("token"), RecordedBox.TOKEN + "\n");
      return in(Map.of("SPOKE_URL", url, "SPOKE_TOKEN_FILE", token.toString()), input, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it with just these variables. */
  public static ClientRun in(Map<String, String> environment, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    AtomicInteger keys = new AtomicInteger();
    Surroundings surroundings =
        new Surroundings(
            new HashMap<>(environment),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            () -> "key-" + keys.incrementAndGet(),
            time -> {});
    int exitCode = new Spoke(surroundings).run(arguments);
    return new ClientRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
