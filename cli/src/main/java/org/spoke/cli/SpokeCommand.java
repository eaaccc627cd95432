package org.spoke.cli;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.spoke.cli.escrow.Escrows;
import org.spoke.cli.event.EventsGroup;
import org.spoke.cli.job.Contracts;
import org.spoke.cli.job.JobGroup;
import org.spoke.cli.shell.Shell;
import org.spoke.cli.verb.ListAndShow;
import org.spoke.cli.vm.Images;
import org.spoke.cli.vm.Vms;
import org.spoke.cli.wallet.WalletGroup;
import picocli.CommandLine;
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
          Verb.of("info", Info.class),
          Verb.of("health", Health.class),
          Verb.of("onboard", Onboard.class),
          Verb.of("offboard", Offboard.class),
          Verb.of("capacity", Capacity.class),
          Verb.of("resource-config", ResourceConfig.class),
          Verb.of("device", DeviceGroup.class),
          Verb.of("offers", Offers.class),
          Verb.of("wallet", WalletGroup.class),
          Verb.of("job", JobGroup.class),
          Verb.of("shell", Shell.class),
          Verb.of("contract", () -> Contracts.VERBS),
          Verb.of("vm", () -> Vms.VERBS),
          Verb.of("image", () -> Images.VERBS),
          Verb.of("escrow", () -> Escrows.VERBS),
          Verb.of("events", EventsGroup.class),
          Verb.of("audit", AuditGroup.class),
          Verb.of("completion", Completion.class));

  /**
   * A verb by name, so that a start need not look into the others.
   *
   * @param make makes picocli's command of that name
   */
  record Verb(String name, Function<VerbFactory, CommandLine> make) {
    /** One that is annotated as picocli's command. */
    static Verb of(String name, Class<?> type) {
      return new Verb(name, factory -> new CommandLine(type, factory));
    }

    /** A group that only lists and shows. */
    static Verb of(String name, Supplier<ListAndShow> verbs) {
      return new Verb(name, factory -> verbs.get().commandLine(factory.surroundings()));
    }
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;
}
