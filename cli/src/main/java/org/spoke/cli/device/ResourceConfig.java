package org.spoke.cli.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes how much of this machine is reserved for the network. */
@Command(
    name = "resource-config",
    description = "Change how much of this machine is reserved; what is not named stays.",
    footer = {"", "Example:", "  spoke resource-config --cores 2 --memory 4GiB"})
public final class ResourceConfig extends Verb {
  @Option(names = "--device", paramLabel = "ID", description = "Another device than this machine.")
  private String device;

  @Mixin private ResourceOptions resources;

  public ResourceConfig(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    if (resources.isEmpty()) {
      throw Failure.of(ExitCode.USAGE, "Nothing to change.", "Name --cores, --memory or --disk.");
    }
    String path = OwnDevice.path(rest(), device);
    Answer before = rest().get(path);
    ObjectNode body = Json.object();
    body.set("reserve", resources.over(before.json().path("reserved")));
    return print(rest().send(Change.patch(path, body, before.etag())), DeviceViews.DEVICE);
  }
}
