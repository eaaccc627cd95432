package org.spoke.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.ListAndShow;

/** Signed contracts. */
public final class Contracts {
  private static final List<Column> ROW =
      List.of(
          Column.text("Contract", "/id"),
          Column.text("Job", "/jobId"),
          Column.time("Signed", "/signedAt"),
          Column.text("SHA-256", "/documentSha256"));

  private static final List<Column> SIGNATURE =
      List.of(Column.text("Signed by", "/role"), Column.text("with the key", "/publicKey"));

  /** Their verbs. */
  public static final ListAndShow VERBS =
      new ListAndShow(
          "contract",
          "What tenant and provider agreed on, signed by both.",
          "/contracts",
          new ListAndShow.Listing("List the contracts, oldest first.", ROW),
          new ListAndShow.Details(
              "Show a contract: signatures and the document as signed.",
              "ctr_0123456789abcdefghjk",
              new DetailsView(ROW)
                  .then(TableView.of("/signatures", SIGNATURE))
                  .then(Contracts::document)));

  private Contracts() {}

  private static String document(JsonNode contract) {
    return Json.read(contract.path("document").asText()).toPrettyString() + System.lineSeparator();
  }
}
