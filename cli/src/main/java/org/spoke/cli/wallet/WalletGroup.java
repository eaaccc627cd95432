package org.spoke.cli.wallet;

import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs of wallets. */
@Command(
    name = "wallet",
    description = "Cardano wallets of this box; their seeds never leave it.",
    subcommands = {
      WalletGroup.New.class,
      WalletImport.class,
      WalletGroup.ListAll.class,
      WalletGroup.Show.class
    })
public final class WalletGroup {
  static final List<Column> WALLET =
      List.of(
          Column.text("Wallet", "/id"),
          Column.text("Name", "/name"),
          Column.text("Network", "/network"),
          Column.text("Address", "/address"));

  /** Makes a wallet. */
  @Command(
      name = "new",
      description = "Make a wallet and show its 24 words, this once.",
      footer = {"", "Example:", "  spoke wallet new --name provider"})
  public static final class New extends Verb {
    private static final List<Column> MADE =
        List.of(
            Column.text("Wallet", "/wallet/id"),
            Column.text("Name", "/wallet/name"),
            Column.text("Network", "/wallet/network"),
            Column.text("Address", "/wallet/address"),
            Column.text("Words", "/mnemonic"));

    @Option(
        names = "--name",
        required = true,
        description = "1 to 63 letters, digits, hyphens; unique on this box.")
    private String name;

    public New(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    protected ExitCode run() {
      ExitCode exitCode =
          print(
              rest().send(Change.post("/wallets", Json.object().put("name", name))),
              new DetailsView(MADE));
      surroundings().err().println("Write the words down: they are shown this once.");
      return exitCode;
    }
  }

  /** All wallets. */
  @Command(
      name = "list",
      description = "List the wallets, oldest first.",
      footer = {"", "Example:", "  spoke wallet list"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/wallets", WALLET);
    }
  }

  /** One wallet. */
  @Command(
      name = "show",
      description = "Show a wallet, or what the chain says that it holds.",
      footer = {"", "Example:", "  spoke wallet show provider --balance"})
  public static final class Show extends Verb {
    private static final List<Column> BALANCE =
        List.of(Column.ada("Balance", "/lovelace"), Column.text("Tokens", "/tokens"));

    @Parameters(paramLabel = "WALLET", description = "Name or id.")
    private String wallet;

    @Option(names = "--balance", description = "Ask the chain for the balance.")
    private boolean balance;

    public Show(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    protected ExitCode run() {
      String path = Query.segment("/wallets", WalletReference.id(rest(), wallet));
      return balance
          ? print(rest().get(path + "/balance"), new DetailsView(BALANCE))
          : print(rest().get(path), new DetailsView(WALLET));
    }
  }
}
