package org.spoke.cli.device;

import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes this machine out of the network. */
@Command(
    name = "offboard",
    description = "Take this machine out of the network; refused while a job runs unless forced.",
    footer = {"", "Example:", "  spoke offboard --force"})
public final class Offboard extends Verb {
  @Option(names = "--device", paramLabel = "ID", description = "Another device than this machine.")
  private String device;

  @Option(
      names = "--force",
      description = "Close running jobs, with the reason PROVIDER_OFFBOARDED.")
  private boolean force;

  public Offboard(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    String path = OwnDevice.path(rest(), device);
    return print(
        rest().send(Change.delete(Query.of(path).with("force", force).toString())),
        DeviceViews.DEVICE);
  }
}
