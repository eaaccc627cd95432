package org.spoke.cli.escrow;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.verb.ListAndShow;

/** Escrows. */
public final class Escrows {
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

  /** Their verbs. */
  public static final ListAndShow VERBS =
      new ListAndShow(
          "escrow",
          "The money of contracts: locked = paid + refunded + fees.",
          "/escrows",
          new ListAndShow.Listing("List the escrows, oldest first.", ROW),
          new ListAndShow.Details(
              "Show an escrow with its transactions.",
              "esc_0123456789abcdefghjk",
              new DetailsView(DETAILS).then(TableView.of("/transactions", TRANSACTION))));

  private Escrows() {}
}
