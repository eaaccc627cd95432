package org.spoke.cli.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.cli.testing.ClientRun;

/** The completion script in the shells that it is for. */
class CompletionTest {
  private static final Path ZSH = Path.of("/usr/bin/zsh");
  private static final int PATIENCE_SECONDS = 30; // a shell that offers nothing waits for ever

  @TempDir private Path folder;

  @Test
  void bashOffersTheVerbsOfAGroup() throws Exception {
    String ask =
        ". %s; COMP_WORDS=(spoke wallet ''); COMP_CWORD=2; _complete_spoke; echo \"${COMPREPLY[@]}\"";

    assertThat(run("bash", "--norc", "-c", ask.formatted(script())).split("\\s+"))
        .contains("new", "list", "show", "import");
  }

  /** In a terminal of its own, with the tabulator, since zsh completes nowhere else. */
  @Test
  @EnabledIf(value = "zshIsInstalled", disabledReason = "zsh is not installed on this machine")
  void zshOffersTheVerbsOfAGroup() throws Exception {
    String ask =
        """
        zmodload zsh/zpty
        zpty shell zsh -f
        zpty -w shell "source <(cat %s)"
        zpty -w shell "print loa''ded"
        zpty -r shell seen '*loaded*'
        zpty -w -n shell $'spoke wal\t\t'
        zpty -r shell seen '*import*list*new*show*'
        print -r -- "offered: $seen"
        """;

    assertThat(run("zsh", "-f", "-c", ask.formatted(script()))).contains("offered: ", "import");
  }

  static boolean zshIsInstalled() {
    return Files.isExecutable(ZSH);
  }

  private Path script() throws Exception {
    return Files.writeString(
        folder.resolve("completion"), ClientRun.in(Map.of(), "", "completion").out());
  }

  private String run(String... command) throws Exception {
    Path answer = folder.resolve("answer");
    Process shell =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    try {
      assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it offers").isTrue();
      return Files.readString(answer, StandardCharsets.UTF_8);
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }
}
