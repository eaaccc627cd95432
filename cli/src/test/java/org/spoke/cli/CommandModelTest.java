package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.cli.SpokeCommand.Verb;
import org.spoke.cli.testing.ClientRun;
import picocli.CommandLine;

/** What holds for every verb: an example that works, help, completion. */
class CommandModelTest {
  private static final CommandTree TREE = CommandTree.quiet();

  static Stream<CommandLine> leaves() {
    return TREE.leaves();
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void everyVerbHasAnExampleThatParses(CommandLine verb) {
    List<String> examples = examples(verb);

    assertThat(examples).as(verb.getCommandName()).isNotEmpty();
    for (String example : examples) {
      String[] words = example.replaceFirst(" <.*", "").strip().split(" +");
      assertThat(words[0]).isEqualTo("spoke");
      String[] arguments = Arrays.copyOfRange(words, 1, words.length);
      CommandTree.quiet().top().parseArgs(arguments);
      assertThat(example).contains(verb.getCommandSpec().qualifiedName(" "));
    }
  }

  @Test
  void aVerbIsFoundUnderTheNameThatItIsListedWith() {
    assertThat(CommandTree.quiet().top().getSubcommands())
        .containsKeys(SpokeCommand.VERBS.stream().map(Verb::name).toArray(String[]::new));
  }

  @Test
  void helpListsTheScriptsVerbsToo() {
    ClientRun run = ClientRun.in(Map.of(), "", "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("  up ", "  doctor ", "  job ", "  shell ");
  }

  @Test
  void completionKnowsEveryVerb() {
    String script = ClientRun.in(Map.of(), "", "completion").out();

    assertThat(script)
        .startsWith("#!/usr/bin/env bash")
        .contains("resource-config", "--foreground");
  }

  @Test
  void theScriptCarriesOutWhatTheClientLeavesToIt() throws Exception {
    String script = Files.readString(Path.of("..", "spoke"));

    assertThat(script).contains("up | down | log | demo | verify | bench | doctor)");
  }

  /** Lines behind "Example:", those that end with a backslash joined. */
  private static List<String> examples(CommandLine verb) {
    List<String> examples = new ArrayList<>();
    boolean goesOn = false;
    for (String line : verb.getCommandSpec().usageMessage().footer()) {
      String text = line.replace("\\\\", "\\");
      if (goesOn) {
        examples.add(examples.removeLast() + text.replaceFirst("\\\\$", ""));
      } else if (text.startsWith("  spoke ")) {
        examples.add(text.strip().replaceFirst("\\\\$", ""));
      }
      goesOn = (goesOn || text.startsWith("  spoke ")) && text.endsWith("\\");
    }
    return examples;
  }
}
