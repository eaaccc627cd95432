package org.spoke.cli.vm;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.ShowVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;

/** Verbs of virtual machines. */
@Command(
    name = "vm",
    description = "Virtual machines on this box.",
    subcommands = {VmGroup.ListAll.class, VmGroup.Show.class})
public final class VmGroup {
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

  /** All VMs. */
  @Command(
      name = "list",
      description = "List the VMs, gone ones too, oldest first.",
      footer = {"", "Example:", "  spoke vm list"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/vms", ROW);
    }
  }

  /** One VM. */
  @Command(
      name = "show",
      description = "Show a VM.",
      footer = {"", "Example:", "  spoke vm show vm_0123456789abcdefghjk"})
  public static final class Show extends ShowVerb {
    public Show(Surroundings surroundings) {
      super(surroundings, "/vms", new DetailsView(DETAILS));
    }
  }
}
