package org.spoke.cli;

import java.util.List;
import org.spoke.cli.audit.AuditGroup;
import org.spoke.cli.box.Completion;
import org.spoke.cli.box.Health;
import org.spoke.cli.box.Info;
import org.spoke.cli.device.Capacity;
import org.spoke.cli.device.DeviceGroup;
import org.spoke.cli.device.Offboard;
import org.spoke.cli.device.Offers;
import org.spoke.cli.device.Onboard;
import org.spoke.cli.device.ResourceConfig;
import org.spoke.cli.escrow.EscrowGroup;
import org.spoke.cli.event.EventsGroup;
import org.spoke.cli.job.ContractGroup;
import org.spoke.cli.job.JobGroup;
import org.spoke.cli.shell.Shell;
import org.spoke.cli.vm.ImageGroup;
import org.spoke.cli.vm.VmGroup;
import org.spoke.cli.wallet.WalletGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top of the command line: what every verb understands. */
@Command(
    name = "spoke",
    description =
        "Run a Cardano stake pool in a microVM on someone else's machine, or rent out yours.",
    synopsisSubcommandLabel = "VERB",
    footer = {"", "Example:", "  spoke job run --help"})
final class SpokeCommand {
  /** The verbs of the client, in the order in which help lists them. */
  static final List<Verb> VERBS =
      List.of(
          new Verb("info", Info.class),
          new Verb("health", Health.class),
          new Verb("onboard", Onboard.class),
          new Verb("offboard", Offboard.class),
          new Verb("capacity", Capacity.class),
          new Verb("resource-config", ResourceConfig.class),
          new Verb("device", DeviceGroup.class),
          new Verb("offers", Offers.class),
          new Verb("wallet", WalletGroup.class),
          new Verb("job", JobGroup.class),
          new Verb("shell", Shell.class),
          new Verb("contract", ContractGroup.class),
          new Verb("vm", VmGroup.class),
          new Verb("image", ImageGroup.class),
          new Verb("escrow", EscrowGroup.class),
          new Verb("events", EventsGroup.class),
          new Verb("audit", AuditGroup.class),
          new Verb("completion", Completion.class));

  /**
   * A verb by name, so that a start need not look into the others.
   *
   * @param type annotated as picocli's command of that name
   */
  record Verb(String name, Class<?> type) {}

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;
}
