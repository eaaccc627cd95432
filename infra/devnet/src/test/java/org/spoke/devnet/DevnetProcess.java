package org.spoke.devnet;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A devnet in a process of its own. */
final class DevnetProcess {
  private final Process process;
  private final String url;

  private DevnetProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits for the line that says where it is. */
  static DevnetProcess start(Path folder, String... more) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DevnetMain.class.getName(),
                    "--data",
                    folder.toString(),
                    "--port",
                    "0"),
                Stream.of(more))
            .toList();
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null || !line.startsWith("devnet: ready at ")) {
      process.destroyForcibly();
      throw new IOException("no ready line but: " + line);
    }
    return new DevnetProcess(process, line.substring("devnet: ready at ".length()));
  }

  /** The base of its Blockfrost API. */
  String url() {
    return url;
  }

  Process process() {
    return process;
  }
}
