package org.spoke.cli.vm;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.verb.ListAndShow;

/** Virtual machines. */
public final class Vms {
  private static final List<Column> ROW =
      List.of(
          Column.text("VM", "/id"),
          Column.text("Job", "/jobId"),
          Column.text("Status", "/status"),
          Column.text("Reason", "/reason"),
          Column.integer("Cores", "/resources/cores"),
          Column.mebibytes("Memory", "/resources/memoryMib"),
          Column.milliseconds("Ready after", "/kernelToReadyMs"));

  private static final List<Column> DETAILS =
      List.of(
          Column.text("VM", "/id"),
          Column.text("Job", "/jobId"),
          Column.text("Status", "/status"),
          Column.text("Reason", "/reason"),
          Column.text("because", "/reasonDetail"),
          Column.text("Image", "/imageDigest"),
          Column.integer("Cores", "/resources/cores"),
          Column.mebibytes("Memory", "/resources/memoryMib"),
          Column.mebibytes("Disk", "/resources/diskMib"),
          Column.text("Driver", "/driver"),
          Column.text("Acceleration", "/acceleration"),
          Column.milliseconds("Ready after", "/kernelToReadyMs"),
          Column.text("SSH host key", "/sshHostKey"),
          Column.time("Created", "/createdAt"),
          Column.time("Ready", "/readyAt"),
          Column.time("Gone", "/goneAt"));

  /** Their verbs. */
  public static final ListAndShow VERBS =
      new ListAndShow(
          "vm",
          "Virtual machines on this box.",
          "/vms",
          new ListAndShow.Listing("List the VMs, gone ones too, oldest first.", ROW),
          new ListAndShow.Details(
              "Show a VM.", "vm_0123456789abcdefghjk", new DetailsView(DETAILS)));

  private Vms() {}
}
