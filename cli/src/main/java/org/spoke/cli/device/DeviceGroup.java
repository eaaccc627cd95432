package org.spoke.cli.device;

import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verbs of onboarded machines. */
@Command(
    name = "device",
    description = "This machine as the network sees it.",
    subcommands = {DeviceGroup.Status.class, DeviceSet.class, DeviceGroup.List.class})
public final class DeviceGroup {
  /** The device that this machine is. */
  @Command(
      name = "status",
      description = "Show this machine's reservation, price and state.",
      footer = {"", "Example:", "  spoke device status"})
  public static final class Status extends Verb {
    @Option(
        names = "--device",
        paramLabel = "ID",
        description = "Another device than this machine.")
    private String device;

    public Status(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    protected ExitCode run() {
      return print(rest().get(OwnDevice.path(rest(), device)), DeviceViews.DEVICE);
    }
  }

  /** All devices of the box. */
  @Command(
      name = "list",
      description = "List the box's devices, offboarded ones too, oldest first.",
      footer = {"", "Example:", "  spoke device list"})
  public static final class List extends ListVerb {
    public List(Surroundings surroundings) {
      super(surroundings, "/devices", DeviceViews.DEVICE_ROW);
    }
  }
}
