package org.spoke.cli.job;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.View;

/** How jobs are shown. */
final class JobViews {
  static final List<Column> ROW =
      List.of(
          Column.text("Job", "/id"),
          Column.text("Image", "/spec/image"),
          Column.text("Status", "/status"),
          Column.text("Reason", "/reason"),
          Column.integer("Cores", "/spec/resources/cores"),
          Column.mebibytes("Memory", "/spec/resources/memoryMib"),
          Column.milliseconds("Billed", "/billedMs"),
          Column.ada("Due", "/dueLovelace"));

  static final View JOB =
      new DetailsView(
          List.of(
              Column.text("Job", "/id"),
              Column.text("Status", "/status"),
              Column.text("Reason", "/reason"),
              Column.text("because", "/reasonDetail"),
              Column.text("Image", "/spec/image"),
              Column.integer("Cores", "/spec/resources/cores"),
              Column.mebibytes("Memory", "/spec/resources/memoryMib"),
              Column.mebibytes("Disk", "/spec/resources/diskMib"),
              Column.seconds("May run for", "/spec/durationSeconds"),
              Column.text("When it dies", "/spec/restartPolicy"),
              Column.ada("Most an hour", "/spec/maxLovelacePerHour"),
              Column.adaPrice("Agreed an hour", "/lovelacePerHour"),
              Column.text("Device", "/deviceId"),
              Column.text("Contract", "/contractId"),
              Column.text("Escrow", "/escrowId"),
              Column.text("VM", "/vmId"),
              Column.integer("Restarts", "/restarts"),
              Column.milliseconds("Billed", "/billedMs"),
              Column.ada("Due", "/dueLovelace"),
              Column.time("Submitted", "/submittedAt"),
              Column.time("Running since", "/runningSince"),
              Column.time("Ended", "/endedAt")));

  private JobViews() {}
}
