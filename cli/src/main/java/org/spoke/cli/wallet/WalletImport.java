package org.spoke.cli.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes in a wallet by its words, which are asked for or read from standard input. */
@Command(
    name = "import",
    description = "Take in a wallet by its words, asked for or read from standard input.",
    footer = {"", "Example:", "  spoke wallet import --name provider < words.txt"})
public final class WalletImport extends Verb {
  private static final int WORDS_BYTES = 1024; // 24 words of at most 8 letters are far less

  @Option(
      names = "--name",
      required = true,
      description = "1 to 63 letters, digits, hyphens; unique on this box.")
  private String name;

  public WalletImport(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    ObjectNode body = Json.object().put("name", name).put("mnemonic", words());
    return print(
        rest().send(Change.post("/wallets/import", body)), new DetailsView(WalletGroup.WALLET));
  }

  private String words() {
    Console console = surroundings().terminal() ? System.console() : null;
    if (console != null && console.isTerminal()) {
      return new String(console.readPassword("Words: ")).strip();
    }
    try {
      byte[] bytes = surroundings().in().readNBytes(WORDS_BYTES);
      return String.join(" ", new String(bytes, StandardCharsets.UTF_8).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
