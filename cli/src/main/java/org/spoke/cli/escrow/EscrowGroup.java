package org.spoke.cli.escrow;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.ShowVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;

/** Verbs of escrows. */
@Command(
    name = "escrow",
    description = "The money of contracts: locked = paid + refunded + fees.",
    subcommands = {EscrowGroup.ListAll.class, EscrowGroup.Show.class})
public final class EscrowGroup {
  private static final List<Column> ROW =
      List.of(
          Column.text("Escrow", "/id"),
          Column.text("Job", "/jobId"),
          Column.text("Status", "/status"),
          Column.ada("Locked", "/lockedLovelace"),
          Column.ada("Paid", "/paidLovelace"),
          Column.ada("Refunded", "/refundedLovelace"),
          Column.ada("Fees", "/feesLovelace"));

  private static final List<Column> DETAILS =
      List.of(
          Column.text("Escrow", "/id"),
          Column.text("Contract", "/contractId"),
          Column.text("Job", "/jobId"),
          Column.text("Status", "/status"),
          Column.text("Reason", "/reason"),
          Column.ada("Locked", "/lockedLovelace"),
          Column.ada("Paid", "/paidLovelace"),
          Column.ada("Refunded", "/refundedLovelace"),
          Column.ada("Fees", "/feesLovelace"),
          Column.text("Script address", "/scriptAddress"),
          Column.time("Opened", "/openedAt"),
          Column.time("Closed", "/closedAt"));

  private static final List<Column> TRANSACTION =
      List.of(
          Column.text("Purpose", "/purpose"),
          Column.text("Status", "/status"),
          Column.integer("Confirmations", "/confirmations"),
          Column.ada("Fee", "/feeLovelace"),
          Column.text("Transaction", "/txId"));

  /** All escrows. */
  @Command(
      name = "list",
      description = "List the escrows, oldest first.",
      footer = {"", "Example:", "  spoke escrow list"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/escrows", ROW);
    }
  }

  /** One escrow with its transactions. */
  @Command(
      name = "show",
      description = "Show an escrow with its transactions.",
      footer = {"", "Example:", "  spoke escrow show esc_0123456789abcdefghjk"})
  public static final class Show extends ShowVerb {
    public Show(Surroundings surroundings) {
      super(
          surroundings,
          "/escrows",
          new DetailsView(DETAILS).then(TableView.of("/transactions", TRANSACTION)));
    }
  }
}
