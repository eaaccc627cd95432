package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spoke.cli.exit.ExitCode;
import picocli.CommandLine;

/**
 * docs/reference/cli.md is what the command model says. With {@code -Dspoke.record=true} it is
 * written.
 */
class ReferencePageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "cli.md");

  private static final String INTRODUCTION =
      """
      # Command line

      Made from the command model by `ReferencePageTest`; do not edit. `./spoke` is a script: it finds what the machine has,
      builds once, carries out `up`, `down`, `log`, `demo`, `doctor`, `verify` and `bench`, and hands every other verb to the
      client, which talks to a box over [REST](rest.md).

      Which box: `--url` or `SPOKE_URL`, else the one that `./spoke up` started, else http://127.0.0.1:9999. Its token:
      `--token-file` or `SPOKE_TOKEN_FILE`, else `gateway/token` in `SPOKE_DATA`, which `./spoke` sets to `.spoke/data`.
      A token or the words of a wallet are never arguments. Reads are sent once; changes carry an idempotency key and are sent
      again after a broken connection. Tables are for people and may change; `-o json` is the body as the box sent it.

      | Exit code | Meaning |
      |---|---|
      """;

  @Test
  void theReferencePageIsNotStale() throws IOException {
    String page = page();
    if (Boolean.getBoolean("spoke.record")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page() {
    String exitCodes =
        Arrays.stream(ExitCode.values())
            .map(code -> "| " + code.number() + " | " + code.meaning() + " |\n")
            .collect(Collectors.joining());
    String verbs =
        CommandTree.quiet().leaves().map(ReferencePageTest::verb).collect(Collectors.joining());
    return INTRODUCTION + exitCodes + verbs;
  }

  private static String verb(CommandLine verb) {
    String help =
        verb.getUsageMessage()
            .stripTrailing()
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    return "\n## " + verb.getCommandSpec().qualifiedName(" ") + "\n\n```\n" + help + "\n```\n";
  }
}
