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
  static final List<Class<?>> VERBS =
      List.of(
          Info.class,
          Health.class,
          Onboard.class,
          Offboard.class,
          Capacity.class,
          ResourceConfig.class,
          DeviceGroup.class,
          Offers.class,
          WalletGroup.class,
          JobGroup.class,
          Shell.class,
          ContractGroup.class,
          VmGroup.class,
          ImageGroup.class,
          EscrowGroup.class,
          EventsGroup.class,
          AuditGroup.class,
          Completion.class);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;
}
