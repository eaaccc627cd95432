package org.spoke.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.ShowVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;

/** Verbs of signed contracts. */
@Command(
    name = "contract",
    description = "What tenant and provider agreed on, signed by both.",
    subcommands = {ContractGroup.ListAll.class, ContractGroup.Show.class})
public final class ContractGroup {
  private static final List<Column> ROW =
      List.of(
          Column.text("Contract", "/id"),
          Column.text("Job", "/jobId"),
          Column.time("Signed", "/signedAt"),
          Column.text("SHA-256", "/documentSha256"));

  private static final List<Column> SIGNATURE =
      List.of(Column.text("Signed by", "/role"), Column.text("with the key", "/publicKey"));

  /** All contracts. */
  @Command(
      name = "list",
      description = "List the contracts, oldest first.",
      footer = {"", "Example:", "  spoke contract list"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/contracts", ROW);
    }
  }

  /** One contract with its document. */
  @Command(
      name = "show",
      description = "Show a contract: signatures and the document as signed.",
      footer = {"", "Example:", "  spoke contract show ctr_0123456789abcdefghjk"})
  public static final class Show extends ShowVerb {
    public Show(Surroundings surroundings) {
      super(
          surroundings,
          "/contracts",
          new DetailsView(ROW)
              .then(TableView.of("/signatures", SIGNATURE))
              .then(ContractGroup::document));
    }
  }

  private static String document(JsonNode contract) {
    return Json.read(contract.path("document").asText()).toPrettyString() + System.lineSeparator();
  }
}
